"""What is known: the catalogue, periods, observations and where they came from."""
