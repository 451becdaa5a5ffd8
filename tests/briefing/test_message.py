"""What is said to a person fits Telegram, is escaped once, and is cut without breaking a tag."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.message import TEXT_LIMIT, Button, Message, bold, fingerprint, plain, shortened, without_markup

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PIECES = st.one_of(
    st.builds(bold, TEXTS), st.builds(plain, TEXTS), st.just("\n"), st.just("<b>a</b> &amp; <i>b\nc</i>")
)
_TAG = re.compile(r"<(/?)(\w+)>")


def open_tags(html: str) -> list[str]:
    left: list[str] = []
    for closing, name in _TAG.findall(html):
        if closing:
            assert left.pop() == name
        else:
            left.append(name)
    return left


@given(TEXTS)
def test_what_was_made_bold_is_the_same_without_markup(text: str) -> None:
    assert without_markup(bold(text)) == without_markup(plain(text)) == text


@pytest.mark.parametrize("text", ["<b>", "&lt;", "&amp;lt;", "</b>", "<script>alert(1)</script>", "a & b", '"quoted"'])
def test_no_text_becomes_a_tag(text: str) -> None:
    assert open_tags(plain(text)) == []
    assert _TAG.findall(bold(text)) == [("", "b"), ("/", "b")]
    assert without_markup(bold(text)) == text


@given(st.lists(PIECES, max_size=30), st.integers(10, 200))
def test_a_cut_message_fits_and_keeps_its_tags_closed(pieces: list[str], limit: int) -> None:
    message = Message("".join(pieces))
    cut = shortened(message, limit)
    assert len(cut.plain()) <= limit
    assert open_tags(cut.text) == []
    assert not re.search(r"&(?!lt;|gt;|amp;)", cut.text)
    assert (cut == message) is (len(message.plain()) <= limit)


@pytest.mark.parametrize("line", ["x", "<b>bold</b> and plain", "&lt;&amp;&gt;", "😀"])
def test_telegram_s_limit_is_never_passed(line: str) -> None:
    long = Message("\n".join([line] * 5000))
    cut = shortened(long)
    assert TEXT_LIMIT - 30 < len(cut.plain()) <= TEXT_LIMIT
    assert cut.text.endswith(f"{line}\n…")


def test_a_message_is_cut_at_a_line_s_end_and_a_single_long_line_anywhere() -> None:
    assert shortened(Message("one\ntwo\nthree"), 9).text == "one\n…"
    assert shortened(Message("<b>" + "x" * 50 + "</b>"), 10).text == "<b>" + "x" * 8 + "</b>\n…"


def test_a_message_that_fits_is_left_alone_with_its_buttons() -> None:
    message = Message("short", ((Button("Chart", "c:robbery"),),))
    assert shortened(message) is message
    assert shortened(Message("x" * 5000, message.buttons)).buttons == message.buttons


@pytest.mark.parametrize("action", ["", "x" * 65, "£" * 33])
def test_a_button_carries_1_to_64_bytes(action: str) -> None:
    with pytest.raises(ValueError, match="Telegram takes 1 to 64"):
        Button("Chart", action)
    assert Button("Chart", "£" * 32).action == "£" * 32


def test_a_fingerprint_names_its_content() -> None:
    assert fingerprint("a") == fingerprint("a") != fingerprint("b")
    assert len(fingerprint("a")) == 32
