"""From a question to a printed card with the keyboard alone, the focus in sight at every stop."""

import pytest

pytestmark = pytest.mark.needs("chromium")

QUESTION = "how do we decide when nobody agrees?"
#: More stops than a page has would mean that the focus is caught somewhere.
STOPS = 250
#: Whether a person sees where they are: an outline, on the screen, with nothing in front of it.
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getClientRects()[0];
  const on = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    what: at.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    clear: on !== null && (at.contains(on) || on.contains(at)),
  }
}"""


@pytest.mark.parametrize("width", [1280, 320])
def test_from_a_question_to_a_printed_card(shipped, opened, width):
    page = opened(f"{shipped}/en/", width=width)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"

    _walk_to(page, page.get_by_role("searchbox").first)
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    if width < 900:
        _walk_to(page, page.locator(".narrow > summary"))
        page.keyboard.press("Enter")
    _walk_to(page, page.locator("input[name='kind'][value='technique']"))
    page.keyboard.press("Space")
    _walk_to(page, page.locator(".narrow__do button"))
    page.keyboard.press("Enter")
    page.wait_for_url("**kind=technique**")

    _walk_to(page, page.locator(".hit h2 a").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/techniques/*/")
    _walk_to(page, page.get_by_role("link", name="Print the card"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/cards/**")
    page.evaluate("window.print = () => { window.printed = true }")
    _walk_to(page, page.get_by_role("button", name="Print", exact=True))
    page.keyboard.press("Enter")

    assert page.evaluate("window.printed === true")


def _walk_to(page, target):
    """Tab until the target has the focus; every stop on the way must be seen."""
    for _stop in range(STOPS):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["outlined"], f"Nothing shows that this has the focus: {focus['what']}"
        assert focus["clear"], f"This has the focus, behind something: {focus['what']}"
    pytest.fail(f"{STOPS} stops, and never at {target}")
