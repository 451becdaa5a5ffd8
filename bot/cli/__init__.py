"""The command line. Commands import what they need themselves, so that `kpibot ask` starts fast."""

import sys
from typing import Annotated

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError, UsageError

from bot.cli import asking, auditing, control, figures, people, running, scheduled, series, storing
from bot.cli.failure import Failure

NOTHING = 1
WRONG_CALL = 2
DISTRIBUTION = "kpi-briefing-bot"

app = typer.Typer(
    name="kpibot",
    help="Performance figures of a Police and Crime Commissioner's office, with their sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"kpibot {version(DISTRIBUTION)}")
        raise typer.Exit


for module in (running, asking, series, figures, control, auditing, scheduled, people, storing):
    module.register(app)


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Performance figures of a Police and Crime Commissioner's office, with their sources."""


def main() -> None:
    """Run one command; a failure is one line on standard error and a status that says whose fault it is."""
    try:
        sys.exit(app(standalone_mode=False))
    except ClickException as error:
        print(_usage(error), file=sys.stderr)
        sys.exit(WRONG_CALL)
    except Failure as failure:
        print(failure, file=sys.stderr)
        sys.exit(failure.status)
    except typer.Abort:
        print("Stopped at the question; nothing was done.", file=sys.stderr)
        sys.exit(NOTHING)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        from kpistore.store import StoreError

        if not isinstance(error, StoreError):
            raise
        print(error, file=sys.stderr)
        sys.exit(WRONG_CALL)


def _usage(error: ClickException) -> str:
    """A call that is wrong, in one line; without a command the help goes to standard output."""
    context = error.ctx if isinstance(error, UsageError) else None
    call = context.command_path if context else app.info.name
    if isinstance(error, NoArgsIsHelpError):
        print(error.format_message())
        return f"Name a command; {call} --help lists them."
    said = " ".join(error.format_message().split()).rstrip(".")
    return f"{said}; {call} --help shows how to call it."
