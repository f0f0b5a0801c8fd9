"""What is done about accounts: one verb each, with its history."""
