"""The way in: files of offices, and the machinery that the other rooms' imports share."""
