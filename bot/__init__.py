"""What listens and answers: Telegram, the command line, the wiring."""
