"""What speaks up by itself: schedules, alerts, digests and the outbox."""
