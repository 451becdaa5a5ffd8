"""How a command ends when it cannot do what it was asked."""

from pathlib import Path


class Failure(Exception):
    """One line for standard error, and the exit status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def nothing_to_give(message: str) -> Failure:
    """Status 1: the call was right, and there is nothing."""
    return Failure(message, 1)


def wrong_call(message: str) -> Failure:
    """Status 2: the call or the configuration is wrong."""
    return Failure(message, 2)


def missing(path: Path) -> Failure:
    """A file or folder that the call names is not there."""
    return wrong_call(f"{path} is not there; check the name")


def unwritable(path: Path, error: OSError | ValueError) -> Failure:
    """What a command was to write cannot be written."""
    if not path.parent.is_dir():
        return wrong_call(f"{path} cannot be written: the folder {path.parent} is not there; make it, or name another")
    why = error.strerror if isinstance(error, OSError) else error
    return wrong_call(f"{path} cannot be written: {why}")
