"""What a person typed, read as a question: which measure, which period, compared with what. No store."""
