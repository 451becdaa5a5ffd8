"""What is known, put into words and pictures: no database, no Telegram."""
