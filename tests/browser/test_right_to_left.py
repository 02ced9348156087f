"""An Arabic page is the English one in a mirror, and what is not Arabic keeps its own direction."""

import pytest

pytestmark = pytest.mark.needs("chromium")

PATTERN = "patterns/act-across-cells/"
UNTRANSLATED = "toolkit/planet-and-needs/planet-earth/"
CARD = "techniques/advice-round/"
ANYWHERE = ["", PATTERN, CARD, UNTRANSLATED, "cases/vtaiwan/", "communities/", "glossary/"]
PARTS = [".masthead .mark", ".leaf .side", ".leaf .notes", ".leaf .text", ".trail"]
#: Latin words that run with the Arabic around them: a full stop after them would jump.
LOOSE = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim(), at = walk.currentNode.parentElement
    if (!/[A-Za-z]{3}/.test(text) || /[\\u0600-\\u06ff]/.test(text)) continue
    if (!at.checkVisibility() || getComputedStyle(at).direction === 'ltr') continue
    if (at.closest('bdi, [dir=auto], svg, script')) continue
    found.push(text.slice(0, 60))
  }
  return found
}"""


def box(page, selector, nth=0):
    """Left and right of an element, in whole pixels."""
    found = page.locator(selector).nth(nth).bounding_box()
    return round(found["x"]), round(found["x"] + found["width"])


@pytest.mark.parametrize("place", [PATTERN, CARD])
def test_the_frame_is_mirrored(shipped, opened, place):
    english, arabic = opened(f"{shipped}/en/{place}"), opened(f"{shipped}/ar/{place}")

    for part in [part for part in PARTS if english.locator(part).count()]:
        left, right = box(english, part)
        assert box(arabic, part) == pytest.approx((1280 - right, 1280 - left), abs=2), part


@pytest.mark.parametrize("width", [1280, 320])
def test_a_text_in_another_direction_stands_in_the_column_of_texts(shipped, opened, width):
    page = opened(f"{shipped}/ar/{UNTRANSLATED}", width=width)
    start, end = box(page, ".head .patlet")

    for nth in range(page.locator(".text > .body > *").count()):
        left, right = box(page, ".text > .body > *", nth)
        assert start - 2 <= left < right <= end + 2
    assert page.locator(".text > .body").get_attribute("dir") == "ltr"


def test_the_grid_begins_on_the_right(shipped, opened):
    page = opened(f"{shipped}/ar/")
    cells = [box(page, ".field thead th", nth)[0] for nth in range(7)]

    assert cells == sorted(cells, reverse=True)
    assert len(set(cells)) == 7


def test_the_first_step_of_a_card_is_on_the_right(shipped, opened):
    page = opened(f"{shipped}/ar/{CARD}")
    steps = [box(page, ".timebar rect", nth)[0] for nth in range(3)]

    assert steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("place", ANYWHERE)
def test_latin_words_keep_their_own_direction(shipped, opened, place):
    page = opened(f"{shipped}/ar/{place}")

    assert page.evaluate(LOOSE) == []


def test_a_hand_of_cards_is_dealt_from_the_right(shipped, opened):
    page = opened(f"{shipped}/ar/{PATTERN}")
    page.locator("a[href*='/cards/']").first.click()
    page.emulate_media(media="print")
    fronts = [box(page, ".deck__side:not([data-backs]) > li", nth) for nth in range(2)]
    backs = [box(page, ".deck__side[data-backs] > li", nth) for nth in range(2)]
    left, right = box(page, ".deck__side")

    assert fronts[0][0] > fronts[1][0]
    for front, back in zip(fronts, backs, strict=True):
        turned_over = (left + right - front[1], left + right - front[0])
        assert back == pytest.approx(turned_over, abs=2)
