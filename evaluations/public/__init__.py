"""What the public reads of an evaluation, and the plans that go on to the next meetings."""
