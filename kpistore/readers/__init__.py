"""Readers of files: one format a file. Each is pure, knows no catalogue, and says what it could not read."""
