"""The time that one import may take, all of its files together."""

from time import monotonic

from kpistore.readers.file_reading import Refused

TOO_LONG = (
    "{name} takes longer than {seconds:g} s to read and was given up; split it, or save it anew in a simpler form"
)
NOT_BEGUN = "{name} was not read, for the {seconds:g} s that one import may take were over; import fewer files at once"


class Deadline:
    """Begins when it is made; what is spent before a file is read, like starting a process, does not count."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = monotonic() + seconds
        self._begun = False

    def left(self) -> float:
        """The seconds that are left, 0 where none are."""
        return max(0.0, self._until - monotonic())

    def extend(self, seconds: float) -> None:
        """Put off the end by so many seconds."""
        self._until += seconds

    def begin(self, name: str) -> None:
        """Raise Refused for a file where those before it took all the time."""
        if self._begun and not self.left():
            raise Refused(NOT_BEGUN.format(name=name, seconds=self._seconds))
        self._begun = True

    def given_up(self, name: str) -> Refused:
        """What is said of a file during which the time ended."""
        return Refused(TOO_LONG.format(name=name, seconds=self._seconds))
