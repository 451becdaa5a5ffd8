"""Reads the sentences of a draft: what they claim, whether it follows, and which figures they print."""
