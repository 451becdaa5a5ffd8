"""What every command needs: the office, its store, and the way from words to an answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from bot.access import Access
from briefing.digest import digest_message
from briefing.message import Message
from jobs.digests import DigestSettings, build_digest
from jobs.hours import SendingHours, next_sending_time
from jobs.lookout import Lookout
from jobs.runner import JobRunner
from kpistore.answers import Answers
from kpistore.asking.answer import Answer, Shelf
from kpistore.asking.question import Question, understand
from kpistore.asking.reference import Reference, decode, question_of
from kpistore.asking.remembering import recalled, remembered
from kpistore.asking.several import question_of_several
from kpistore.catalogue import Office, UnknownKpi
from kpistore.model.finding import Audit
from kpistore.readers.source import Limits
from kpistore.store import Store
from kpistore.store.people import Person, Role

OUTDATED = (
    "This button belongs to an older message and leads nowhere now. Please ask again, for example /kpi stopsearch."
)
MEASURE_GONE = "This measure is not in the catalogue any more. /kpis lists what is."


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody typed or pressed, and where."""

    chat_id: int
    user_id: int
    name: str
    private: bool
    words: str
    """The text after the command; the whole text where there is none."""
    member: Person | None = None
    about: str = ""
    """The figure that the message replied to tells, as its buttons name it."""
    wrong: str = ""
    """The number of the figure of which the message replied to asks why it is wrong."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is sent along."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back."""

    message: Message
    answer: Answer | None = None
    """The figures told, so that corrections can find who heard them."""
    edit: bool = False
    """Put in place of the message whose button was pressed."""
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """How files that editors send are taken."""

    limits: Limits = field(default_factory=Limits)
    four_eyes: bool = False
    """Whether somebody other than the sender has to approve."""
    lasts: timedelta = timedelta(hours=72)
    """How long a file waits for approval."""


@dataclass(frozen=True)
class Desk:
    """The services a command works with. Its methods read the store: call them in a worker thread."""

    office: Office
    store: Store
    access: Access
    clock: Callable[[], datetime]
    jobs: JobRunner
    digest: DigestSettings
    imports: ImportSettings = field(default_factory=ImportSettings)
    hours: SendingHours | None = None
    """When people may be disturbed; None: at any time."""

    def sending_time(self) -> datetime:
        """When a message that somebody lets go now may be pushed to others."""
        now = self.clock()
        return next_sending_time(now, self.hours) if self.hours else now

    def lookout(self) -> Lookout:
        """What the rules would find now."""
        return Lookout(self.store, self.office, self.clock(), self.digest.zone)

    def ask(self, request: Request) -> Answer:
        """Answer what was typed."""
        question = understand(request.words, self.office.catalogue, self.clock().date(), self._spoken_of(request))
        return self._answered(question, request)

    def remember(self, request: Request, answer: Answer) -> None:
        """Keep what was spoken of, so that the next question of the same person here may lean on it."""
        if kept := remembered(answer):
            self.store.memory.keep(request.chat_id, request.user_id, kept, self.clock())

    def _spoken_of(self, request: Request) -> Question | None:
        """The figure of the message that is replied to, else the last question of this person in this chat."""
        if request.about:
            try:
                return self._question_of(decode(request.about), self._shelf(request))
            except (UnknownKpi, ValueError):
                pass  # a message of an older catalogue: what was said last may still help
        return recalled(self.store.memory.recall(request.chat_id, request.user_id, self.clock()), self.office.catalogue)

    def look_up(self, reference: Reference, request: Request) -> Answer:
        """Answer what a button stands for; raises UnknownKpi or ValueError for what is gone."""
        return self._answered(self._question_of(reference, self._shelf(request)), request)

    def look_up_several(self, request: Request) -> Answer:
        """Answer what a button for several figures stands for; raises UnknownKpi or ValueError for what is gone."""
        question = question_of_several(request.words, self.office.catalogue)
        return self._answered(question, request)

    def _question_of(self, reference: Reference, shelf: Shelf) -> Question:
        whole = reference.resolved(each.breakdown for each in (shelf.of_kpi(reference.kpi) if reference.tag else ()))
        return question_of(whole, self.office.catalogue)

    def _answered(self, question: Question, request: Request) -> Answer:
        return self._answers.of(question, published=not _is_told_all(request))

    def audit(self, request: Request) -> Audit:
        """Everything that does not add up in the figures that this chat may see."""
        return self._answers.auditor.whole(published=not _is_told_all(request))

    def briefing(self, chat_id: int) -> Message:
        """This week's digest of a chat, as of now."""
        return digest_message(build_digest(self.store, self.office, self.clock(), self.digest, chat_id))

    @cached_property
    def _answers(self) -> Answers:
        return Answers(self.office, self.store)

    def _shelf(self, request: Request) -> Shelf:
        return self._answers.shelf(published=not _is_told_all(request))


def _is_told_all(request: Request) -> bool:
    """Whether unpublished figures are shown too: to editors and administrators, in a private chat."""
    member = request.member
    return request.private and member is not None and member.role in (Role.EDITOR, Role.ADMINISTRATOR)
