"""Files on their way in: what a file says, which measures it means, and what it would change if it were recorded."""
