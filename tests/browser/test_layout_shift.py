"""Nothing jumps while a reader narrows what was found."""

import pytest

pytestmark = pytest.mark.needs("chromium")

# Counts also what follows a click at once, which a browser's own measure forgives.
WATCH = """window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value
}).observe({ type: 'layout-shift', buffered: true })"""
SETTLED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
  () => setTimeout(() => done(window.shifted), 100))))"""
PUSH = """() => { const box = document.createElement('div'); box.style.height = '200px';
  document.querySelector('main').prepend(box) }"""


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 320)])
def test_a_change_of_facets_moves_nothing(shipped, opened, language, width):
    page = opened("about:blank", width=width)
    page.add_init_script(WATCH)
    page.goto(f"{shipped}/{language}/search/?q=decide")
    if width < 900:
        page.locator(".narrow > summary").click()
    before = page.evaluate(SETTLED)
    page.locator("input[name='kind'][value='technique']").check()
    page.locator("input[name='minutes']").first.check()

    assert page.evaluate(SETTLED) == before

    page.locator(".narrow__do button").click()
    page.wait_for_url("**kind=technique**", wait_until="networkidle")
    assert page.evaluate(SETTLED) == 0

    page.evaluate(PUSH)
    assert page.evaluate(SETTLED) > 0, "the watch doesn't see what moves"
