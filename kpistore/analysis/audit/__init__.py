"""Do the figures agree with themselves, with each other and with the arithmetic? Pure; one rule or family a file."""

from kpistore.analysis.audit.audit import audit, worst_first

__all__ = ["audit", "worst_first"]
