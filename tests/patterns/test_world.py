"""The shared world is what it says."""

from tests.copies import on_both_databases


@on_both_databases
def test_works_have_their_languages(world):
    live = world.work("circle").versions().filter(live=True)

    assert world.page("circle").language == "en"
    assert {version.language for version in live} == {"en", "es", "ar"}
    assert world.page("asamblea").language == "es"
