"""Whether a rule fires, and whether anybody must be told: pure."""
