"""An office of four measures, as the text of its files, and the same loaded from a folder."""

from pathlib import Path

from kpistore.catalogue import Office, load_office

CATALOGUE = """
[[objective]]
key = "safety"
title = "Keeping people safe"

[[objective]]
key = "service"
title = "A good service"

[[kpi]]
key = "robbery"
title = "Robberies recorded"
short = "Robbery"
unit = "count"
direction = "less"
aggregation = "sum"
main_kind = "year"
definition = "Robberies."
objective = "safety"
aliases = ["muggings"]
labels = [{ text = "Robbery – police*" }, { text = "Robbery – women", breakdown = "sex=female" }]

[[kpi]]
key = "robbery-rate"
title = "Robberies per 1,000"
short = "Robbery rate"
unit = "per_1000"
direction = "less"
aggregation = "none"
main_kind = "year"
definition = "Robberies for every 1,000 people."
objective = "safety"
labels = [{ text = "Robbery – police", measure = "rate per 1,000" }]
targets = [{ value = 1.5, name = "ceiling", source = "the plan", since = 2021-04-01, until = 2024-03-31 }]

[[kpi]]
key = "arrests"
title = "Arrests made"
short = "Arrests"
unit = "count"
direction = "neither"
aggregation = "sum"
main_kind = "quarter"
definition = "Arrests."
objective = "safety"
labels = [{ text = "Number", section = "Arrests" }]

[[kpi]]
key = "stops"
title = "Stops made"
short = "Stops"
unit = "count"
direction = "neither"
aggregation = "sum"
main_kind = "quarter"
definition = "Stops."
objective = "safety"
labels = [{ text = "Number", section = "Stops" }]

[[breakdown]]
dimension = "sex"
value = "female"
title = "women"
aliases = ["females"]

[[breakdown]]
dimension = "sex"
value = "male"
title = "men"
"""
DOCUMENTS = f"""
area = "exampleshire"
[[document]]
file = "a.txt"
sha256 = "{"a" * 64}"
title = "Report"
published = "March 2022"
known_from = 2022-03-31
known_from_estimated = false
family = "force-report"
release = "published"

[[document]]
file = "b.txt"
sha256 = "{"b" * 64}"
title = "Report, text only"
known_from = 2022-04-01
known_from_estimated = true
family = "force-report"
release = "published"
tables_in = "a.txt"
"""
RULES = """
[[rule]]
name = "robbery rate too high"
kpi = "robbery-rate"
kind = "above target"
severity = "high"

[[rule]]
name = "robbery rising"
kpi = "robbery"
kind = "worsens by"
amount = 2.5
"""
GOOD = {"catalogue.toml": CATALOGUE, "documents.toml": DOCUMENTS, "rules.toml": RULES}


def office_in(folder: Path, **changed: str) -> Office:
    for name, text in GOOD.items():
        (folder / name).write_text(changed.get(name, text), encoding="utf-8")
    return load_office(folder)
