import pytest

from bot.sandbox.entities import Entity, Formatted, tidied, with_found
from bot.sandbox.markup import read_html
from bot.sandbox.refusal import Refusal


def kinds(formatted: Formatted) -> list[tuple[str, str]]:
    """Each entity with the text it covers, taken by UTF-16 offsets."""
    units = formatted.text.encode("utf-16-le")
    return [
        (entity.kind, units[2 * entity.offset : 2 * entity.end].decode("utf-16-le")) for entity in formatted.entities
    ]


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("<b>a</b> <strong>b</strong>", "a b", [("bold", "a"), ("bold", "b")]),
        ("<i>a</i><em>b</em>", "ab", [("italic", "a"), ("italic", "b")]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", x) for x in "abc"]),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>', "ab", [("spoiler", "a"), ("spoiler", "b")]),
        ("<code>a</code><pre>b</pre>", "ab", [("code", "a"), ("pre", "b")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", "a")]),
        ("<B>a</B>", "a", [("bold", "a")]),
        ("<b>a</>", "a", [("bold", "a")]),
        ("<b></b>a", "a", []),
        ("😀<b>😀a</b>", "😀😀a", [("bold", "😀a")]),
        ("&lt;&gt;&amp;&quot;&#64;&#x40;", '<>&"@@', []),
        ("&nbsp;&laquo;&", "&nbsp;&laquo;&", []),
        ("&lt;b>", "<b>", []),
    ],
)
def test_telegrams_tags_become_entities(html: str, text: str, expected: list[tuple[str, str]]) -> None:
    formatted = read_html(html)
    assert formatted.text == text
    assert kinds(formatted) == expected


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("x <", "Unclosed start tag at byte offset 2"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x"', "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<b/>", 'Unsupported start tag "b/" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_mistakes_are_refused_in_telegrams_words(html: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_html(html)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("html", "extra"),
    [
        ('<a href="https://gov.uk/x?a=1&amp;b=2">y</a>', (("url", "https://gov.uk/x?a=1&b=2"),)),
        ('<a href="gov.uk">y</a>', (("url", "http://gov.uk/"),)),
        ("<a>gov.uk</a>", (("url", "http://gov.uk/"),)),
        ('<pre><code class="language-csv">y</code></pre>', (("language", "csv"),)),
        ('<a href="tg://user?id=7">y</a>', (("user", 7),)),
    ],
)
def test_attributes_are_kept(html: str, extra: tuple[tuple[str, object], ...]) -> None:
    (entity,) = read_html(html).entities
    assert entity.extra == extra


@pytest.mark.parametrize("address", ["http://localhost/x", "javascript:alert(1)", "https://", "ftp://a.b/"])
def test_a_link_that_leads_nowhere_is_dropped_but_its_text_stays(address: str) -> None:
    assert read_html(f'<a href="{address}">words</a>') == Formatted("words")


def test_a_language_counts_only_inside_pre() -> None:
    assert read_html('<code class="language-csv">y</code>').entities == (Entity("code", 0, 1),)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  a \n", "a"),
        ("a\r\nb", "a\nb"),
        ("a\tb", "a b"),
        ("a\u2028\u202eb", "ab"),
        ("\n\n", ""),
    ],
)
def test_texts_are_trimmed_and_cleaned(raw: str, text: str) -> None:
    assert tidied(Formatted(raw)).text == text


def test_entities_move_along_when_the_text_before_them_is_trimmed() -> None:
    assert kinds(tidied(read_html("  \r😀 <b> bold </b>  "))) == [("bold", " bold")]


def test_an_entity_of_blanks_at_the_end_goes_with_them() -> None:
    assert tidied(read_html("a<b> \n</b>")) == Formatted("a")


def test_only_a_hundred_entities_are_kept() -> None:
    assert len(read_html("<b>a</b> " * 120).entities) == 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/kpi stops", [("bot_command", "/kpi")]),
        ("/kpi@kpi_bot x", [("bot_command", "/kpi@kpi_bot")]),
        ("and/or 1/2 /", []),
        ("see https://gov.uk/a_b?c=d.", [("url", "https://gov.uk/a_b?c=d")]),
        ("a@b.c @kpi_bot #stops #12", [("mention", "@kpi_bot"), ("hashtag", "#stops")]),
    ],
)
def test_the_server_finds_commands_links_and_names_itself(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(with_found(Formatted(text))) == expected


def test_nothing_is_found_inside_code() -> None:
    assert kinds(with_found(read_html("<code>/kpi</code> /kpis"))) == [("code", "/kpi"), ("bot_command", "/kpis")]
