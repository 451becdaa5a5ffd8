"""`kpibot audit`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failure import missing, nothing_to_give
from bot.cli.opening import now, open_config, open_office, open_shelf

if TYPE_CHECKING:
    from kpistore.model.finding import Audit
    from kpistore.proofing.proof_reading import ProofReading

Draft = Annotated[Path | None, typer.Argument(help="A draft report to check before it is published.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="With FILE: every sentence that was not wholly compared.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document and nothing else.")]


def audit(file: Draft = None, as_json: AsJson = False, verbose: Verbose = False) -> None:
    """Say where the recorded figures, or those of a draft, do not agree; records nothing."""
    from briefing.audit import audit_document, audit_lines
    from briefing.proof import prose_document

    if file and not file.exists():
        raise missing(file)
    found, proof = _audited(file)
    if as_json:
        told = {**audit_document(found, proof), **(prose_document(proof) if proof else {})}
        print(json.dumps(told, ensure_ascii=False))
        return
    is_draft = proof is not None and proof.reading is not None
    lines = audit_lines(found, proof, is_draft=is_draft)
    print("\n".join([*lines, *(_unchecked(proof, verbose=verbose) if proof else [])]))


def _audited(file: Path | None) -> "tuple[Audit, ProofReading | None]":
    """What is found in all that is recorded, or in a draft beside it; Failure for one that cannot be read."""
    from kpistore.auditing import Auditor
    from kpistore.incoming.desk import Desk
    from kpistore.proofing.proof_reading import proof_read
    from kpistore.readers.file_reading import Refused
    from kpistore.readers.source import source_of

    config = open_config()
    office = open_office(config)
    shelf = open_shelf(config, office)
    try:
        if file is None:
            return Auditor(office, shelf.figures, shelf.claims).whole(), None
        desk = Desk(office, now().astimezone(config.zone).date(), config.file.imports.limits())
        proof = proof_read(source_of(file, desk.limits), desk, shelf.figures, shelf.claims)
    except Refused as refusal:
        raise nothing_to_give(str(refusal)) from None
    finally:
        shelf.close()
    return proof.audit, proof


def _unchecked(proof: "ProofReading", *, verbose: bool) -> list[str]:
    """How much of the text of a draft was checked, and what the audit could not look at."""
    from briefing.proof import prose_lines

    if proof.reading is None:
        return []
    lines = ["", *prose_lines(proof, verbose=verbose)]
    lines += [f"Not checked, {each.where}: {each.why}" for each in proof.reading.questioned]
    return lines + [f"Not read, {each.where}: {each.why}" for each in proof.reading.refused]


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(audit)
