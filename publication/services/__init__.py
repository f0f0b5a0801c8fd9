"""Writes of the public room: a record is put, replaced, withdrawn; a clock is started, held, ended."""
