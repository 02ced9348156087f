"""Markdown becomes the rich text that wagtail-localize itself would put together again."""

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wagtail_localize.strings import extract_strings, restore_strings

from patterns.library.known import key_of
from patterns.library.markdown import rich, web_address
from patterns.library.problems import Wrong
from patterns.library.words import Passage

KEY = key_of("small", "pattern", "circle")


def link(address):
    if address.startswith("pattern:"):
        return {"linktype": "work", "key": KEY}
    return web_address(address)


def rendered(text, headings=False):
    return rich(Passage("context", 0, text.split("\n")), link, headings)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\nline.", "<p>One line.</p>"),
        ("One  \nbreak.", "<p>One<br/>break.</p>"),
        ("One\n\ntwo", "<p>One</p><p>two</p>"),
        ("**b** *i* _i_", "<p><b>b</b> <i>i</i> <i>i</i></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("[a](pattern:circle)", f'<p><a key="{KEY}" linktype="work">a</a></p>'),
        ("<https://x.org/?a=1&b=2>",
         '<p><a href="https://x.org/?a=1&amp;b=2">https://x.org/?a=1&amp;b=2</a></p>'),
        ('5 < 6 & "so" \\*on\\*', '<p>5 &lt; 6 &amp; "so" *on*</p>'),
        ("مرحبا **بكم**", "<p>مرحبا <b>بكم</b></p>"),
    ],
)  # fmt: skip
def test_what_is_written_is_what_is_stored(text, html):
    assert rendered(text).html == html


def test_small_headings_are_for_blocks_of_text():
    html = "<h3>Big</h3><h4>Small</h4><p>Text</p>"

    assert rendered("#### Big\n\n##### Small\n\nText", headings=True).html == html
    with pytest.raises(Wrong, match="heading"):
        rendered("#### Big")


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>", "<script>x", "<!-- x -->", "a <img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](/admin/)", "![x](https://x.org/x)",
        "`x`", "```\nx\n```", "    x", "> x", "---\nx\n---", "# x", "### x", "- a\n\n  b",
    ],
)  # fmt: skip
def test_everything_else_is_refused(text):
    with pytest.raises(Wrong) as caught:
        rendered(text)

    assert caught.value.line


WORDS = st.text(alphabet="ab *_[]()<>&\"'`#-+.!|\\éعن\u00a0", min_size=1, max_size=12)
MARKED = st.one_of(
    WORDS,
    WORDS.map(lambda text: f"**{text}**"),
    WORDS.map(lambda text: f"*{text}*"),
    st.sampled_from(["[a *b*](pattern:circle)", "**[c](https://x.org/?a=1&b=2)**", "d  \ne"]),
)
SENTENCE = st.lists(MARKED, min_size=1, max_size=4).map(" ".join)
BLOCK = st.one_of(
    SENTENCE,
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda items: "- " + "\n- ".join(items)),
    st.lists(SENTENCE, min_size=1, max_size=3).map(
        lambda items: "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))
    ),
)
TEXTS = st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join)


def accepted(text):
    try:
        return rendered(text)
    except Wrong:
        return None


@settings(max_examples=300, deadline=None)
@example("*<*   *<*")
@given(TEXTS)
def test_localize_takes_it_apart_and_puts_it_together_unchanged(text):
    found = accepted(text)
    if found is None or not found.html:
        return

    template, strings = extract_strings(found.html)
    assert restore_strings(template, strings) == found.html
    assert len(strings) == len([s for s in found.sentences if s.html.strip("\u00a0 ")])


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_texts_of_one_shape_have_one_skeleton(one, other):
    """The shape that is compared says no less than the skeleton that localize keeps."""
    mine, theirs = accepted(one), accepted(other)
    if mine is None or theirs is None or mine.shape != theirs.shape:
        return

    skeletons = [extract_strings(text.html)[0] for text in (mine, theirs)]
    assert skeletons[0] == skeletons[1]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_browser_sees_only_what_editors_can_make(text):
    found = accepted(text)
    if found is None:
        return

    tree = html5lib.parseFragment(found.html, namespaceHTMLElements=False)
    for element in tree.iter():
        if isinstance(element.tag, str) and element is not tree:
            assert element.tag in {"p", "ul", "ol", "li", "b", "i", "a", "br"}
            assert set(element.attrib) <= {"href", "linktype", "key"}
            assert element.get("href", "https://").startswith("http")
