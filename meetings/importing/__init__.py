"""The way in for rosters of council members."""
