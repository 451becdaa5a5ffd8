"""What a chat receives, how to have more or less of it, and what its pictures are drawn on."""

from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.message import Button, ButtonRows, Message, bold, plain
from kpistore.catalogue import UnknownKpi
from kpistore.model.ground import Ground
from kpistore.store.people import ALERTS, DIGEST, TOPICS

WORDS = {ALERTS: "Alerts", DIGEST: "Weekly briefing"}
GROUND_WORDS = {Ground.LIGHT: "on white", Ground.DARK: "on dark"}


def settings(desk: Desk, request: Request) -> Reply:
    """Show what this chat receives, and change it; pictures on white or on dark"""
    return Reply(_settings(desk, request))


def switch_topic(desk: Desk, request: Request) -> Reply:
    """A button that turns a topic on or off in a chat."""
    topic, _colon, state = request.words.partition(":")
    if topic not in TOPICS or state not in ("on", "off"):
        return Reply(Message(OUTDATED))
    people, now = desk.store.people, desk.clock()
    if state == "on":
        people.subscribe(request.chat_id, topic, now)
    else:
        people.unsubscribe(request.chat_id, topic, now, "stopped by hand")
    return Reply(_settings(desk, request), edit=True)


def choose_ground(desk: Desk, request: Request) -> Reply:
    """A button that says what a chat's pictures are drawn on from now on."""
    if request.words not in tuple(Ground):
        return Reply(Message(OUTDATED))
    desk.store.grounds.choose(request.chat_id, Ground(request.words), desk.clock())
    return Reply(_settings(desk, request), edit=True)


def _settings(desk: Desk, request: Request) -> Message:
    received = {topic: request.chat_id in desk.store.people.subscribers(topic) for topic in TOPICS}
    lines = [bold("What this chat receives")]
    lines += [f"{WORDS[topic]}: {'yes' if on else 'no'}" for topic, on in received.items()]
    ground = desk.store.grounds.of_chat(request.chat_id)
    lines.append(f"Pictures: {GROUND_WORDS[ground]}")
    followed = _followed(desk, request.chat_id)
    lines += ["Followed measures:", *(f"• {plain(title)}" for title, _ in followed)] if followed else []
    grounds = tuple(Button(f"Pictures {GROUND_WORDS[each]}", f"gd:{each}") for each in Ground if each is not ground)
    rows: ButtonRows = (*((_switch(topic, on=on),) for topic, on in received.items()), grounds)
    return Message(
        "\n".join(lines), rows + tuple((Button(f"Stop: {title}"[:60], f"u:{key}"),) for title, key in followed)
    )


def _switch(topic: str, *, on: bool) -> Button:
    words = WORDS[topic].lower()
    return Button(f"Stop {words}", f"g:{topic}:off") if on else Button(f"Receive {words}", f"g:{topic}:on")


def _followed(desk: Desk, chat_id: int) -> list[tuple[str, str]]:
    """Titles and keys of the measures that the chat follows and the catalogue still has."""
    found = []
    for each in desk.store.people.followed():
        if each.chat_id != chat_id:
            continue
        try:
            found.append((desk.office.catalogue.kpi(each.kpi).title, each.kpi))
        except UnknownKpi:
            continue
    return found
