"""When each kind of rule fires: one pure function a kind, by the kind."""

from collections.abc import Callable, Mapping

from jobs.alerting.kinds.chance import beyond_chance
from jobs.alerting.kinds.changes import changes_by, worsens_by
from jobs.alerting.kinds.charts import signal
from jobs.alerting.kinds.imports import import_failed
from jobs.alerting.kinds.lateness import late
from jobs.alerting.kinds.levels import above, above_target, below, below_target
from jobs.alerting.kinds.look import Look, Verdict
from jobs.alerting.kinds.others import worse_than
from jobs.alerting.kinds.running import improves_running, worsens_running
from kpistore.model.alert import RuleKind

__all__ = ["KINDS", "Look", "Verdict"]

KINDS: Mapping[RuleKind, Callable[[Look], Verdict | None]] = {
    RuleKind.BELOW_TARGET: below_target,
    RuleKind.ABOVE_TARGET: above_target,
    RuleKind.BELOW: below,
    RuleKind.ABOVE: above,
    RuleKind.WORSENS_BY: worsens_by,
    RuleKind.WORSENS_RUNNING: worsens_running,
    RuleKind.IMPROVES_RUNNING: improves_running,
    RuleKind.CHANGES_BY: changes_by,
    RuleKind.SIGNAL: signal,
    RuleKind.WORSE_THAN: worse_than,
    RuleKind.BEYOND_CHANCE: beyond_chance,
    RuleKind.LATE: late,
    RuleKind.IMPORT_FAILED: import_failed,
}
"""None from a kind means that there is nothing to judge: no target in force, no other area's figure, no chart."""
