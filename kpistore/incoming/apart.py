"""Files that can do harm though they are small are read in a process of their own.

A PDF or a packed document of some kilobytes may keep a reader busy for hours or fill the memory, and a thread cannot
be stopped. So the process is given so much memory and so much time, and ended where it wants more.
"""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from traceback import format_tb
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from kpistore.incoming.deadline import Deadline
from kpistore.incoming.desk import Desk, silent
from kpistore.readers.file_reading import Refused
from kpistore.readers.police_stop_search import Progress
from kpistore.readers.source import Limits, Source

MIB = 1024**2
START_SECONDS = 60
"""What Python and the readers may take to start; the file's own time begins afterwards."""
TOO_MUCH = "{name} takes more than {memory} MB of memory to read and was given up; split it"
ENDED = (
    "{name} broke off its own reading, most likely for more than {memory} MB of memory; "
    "save it anew in a simpler form, or split it"
)
"""A process that has no memory left at all can say nothing any more."""

Read = TypeVar("Read")


class Apart(Generic[Read]):
    """Reads one file after another in another process, begun when it is first needed and again after it was ended."""

    def __init__(self, desk: Desk, work: Callable[[Source, Desk], Read]) -> None:
        """The work has to be a function that a new process can import by name; what it gives is no whole number."""
        self._desk, self._work = desk, work
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, source: Source) -> Read:
        """What the file says; raises Refused for a faulty one and where it takes more time or memory than agreed."""
        line = self._opened()
        try:
            line.send(source)
            found = self._answer(line, source.name)
        except (EOFError, OSError):
            self.close()
            raise Refused(ENDED.format(name=source.name, memory=self._desk.limits.memory // MIB)) from None
        except BaseException:
            self.close()
            raise
        if isinstance(found, Exception):
            raise found
        return found

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._line:
            self._line.close()
        self._process = self._line = None

    def _opened(self) -> Connection:
        if self._line is None:
            # Spawned, not forked: a fork would copy the bot's connections and locks.
            context, began = get_context("spawn"), monotonic()
            self._line, theirs = context.Pipe()
            given = replace(self._desk, progress=silent, deadline=None)
            process = context.Process(target=_serve, args=(theirs, given, self._work), daemon=True)
            process.start()
            self._process = process
            theirs.close()
            if not self._line.poll(START_SECONDS):
                self.close()
                raise OSError("the process that reads files did not start")
            self._line.recv()
            if self._desk.deadline:
                self._desk.deadline.extend(monotonic() - began)
        return self._line

    def _answer(self, line: Connection, name: str) -> Read | Exception:
        deadline = deadline_of(self._desk)
        while line.poll(deadline.left()):
            said: Read | Exception | int = line.recv()
            if not isinstance(said, int):
                return said
            self._desk.progress(said)
        raise deadline.given_up(name)


def deadline_of(desk: Desk) -> Deadline:
    """That of the import, or for a file alone one that begins now."""
    return desk.deadline or Deadline(desk.limits.seconds)


def in_time(name: str, desk: Desk) -> Progress:
    """The desk's progress for a file that is counted in pieces; it raises Refused once the file takes too long."""
    deadline = deadline_of(desk)

    def tell(rows: int) -> None:
        if not deadline.left():
            raise deadline.given_up(name)
        desk.progress(rows)

    return tell


def _serve(line: Connection, desk: Desk, work: Callable[[Source, Desk], Any]) -> None:
    """The life of the process: it reads what it is handed until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal; the parent decides
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a library says when it breaks off is no word to a person
    own = replace(desk, progress=line.send)
    line.send(os.getpid())
    while True:
        try:
            source: Source = line.recv()
        except EOFError:
            return
        _bind(desk.limits)
        line.send(_outcome(source, own, work))


def _outcome(source: Source, desk: Desk, work: Callable[[Source, Desk], Read]) -> Read | Exception:
    try:
        return work(source, desk)
    except Refused as refusal:
        return refusal
    except MemoryError:
        return Refused(TOO_MUCH.format(name=source.name, memory=desk.limits.memory // MIB))
    except Exception as error:  # noqa: BLE001 - it is raised again on the other side
        # Not the error itself: some cannot be sent, and its message may repeat what stands in the file.
        return RuntimeError(f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}")


def _bind(limits: Limits) -> None:
    """Give this process so much memory more than it has, and twice the time, should its parent be gone meanwhile."""
    held = Path("/proc/self/statm")
    if not held.exists():
        return  # a platform that does not count the memory of a process does not bound it either
    import resource

    pages = int(held.read_text().split()[0])
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.memory)
    _lower(resource.RLIMIT_CPU, ceil(used.ru_utime + used.ru_stime + 2 * limits.seconds))


def _lower(which: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
