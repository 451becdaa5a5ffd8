"""How a command ends when it cannot do what it was asked."""


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
