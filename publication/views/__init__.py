"""The public pages: they read `publication` and the register of offices, never minutes or members."""
