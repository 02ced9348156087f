"""What is refused, with file, line, field and reason; nothing on the site changes."""

import pytest
from django.apps import apps
from django.conf import settings

from patterns.models import Relation, Work
from tests.library.packages import FILES, picture

CIRCLE, CIRCULO = "patterns/circle.en.md", "patterns/circle.es.md"
CORRO, MAP, ROUND = "patterns/corro.es.md", "patterns/map.en.md", "techniques/round.en.md"
WELL, DECIDING = "cases/well.en.md", "sections/deciding.en.md"
DECIDIR = "sections/deciding.es.md"


def edit(path, old, new):
    return lambda pack: pack.edit(path, old, new)


def write(path, data):
    return lambda pack: pack.write(path, data)


def both(*changes):
    return lambda pack: [change(pack) for change in changes]


# (what is wrong, how it gets so, file, words in the line it is named with, field, words of reason)
FAULTS = [
    # YAML and words
    ("broken YAML", edit(CIRCLE, "grid_cells: [", "grid_cells: ["[:-1] + "{"), CIRCLE,
     "grid_cells", "", "YAML breaks"),
    ("front matter without an end", edit(MAP, "---\n# Map", "# Map"), MAP, "---", "", "no end"),
    ("a name twice", edit(MAP, "number: 3", "number: 3\nnumber: 4"), MAP, "number: 4", "", "twice"),
    ("an alias", edit(MAP, "number: 3", "number: &n 3"), MAP, "number:", "", "aliases"),
    ("a tag", edit(MAP, "number: 3", "number: !!python/name:os.system 3"), MAP, "number:", "",
     "Tags"),
    ("deep nesting", edit(MAP, "number: 3", "number: " + "[" * 5000), MAP, "number:", "",
     "deeply"),
    ("no title", edit(MAP, "# Map\n", ""), MAP, "## summary", "title", "one title"),
    ("two titles", edit(MAP, "## problem", "# Again\n\n## problem"), MAP, "# Again", "title",
     "one title"),
    ("words without a field", edit(MAP, "# Map\n", "# Map\n\nStray words.\n"), MAP, "Stray", "",
     "without a field"),
    ("a heading without a space", edit(MAP, "## problem", "##problem"), MAP, "##problem", "",
     "space"),
    ("a field twice", edit(MAP, "## solution", "## problem"), MAP, "## problem", "problem",
     "twice"),
    ("an unknown field", edit(MAP, "## problem", "## problems"), MAP, "## problems", "problems",
     "no such field"),
    ("an unknown fact", edit(MAP, "number: 3", "numbr: 3"), MAP, "numbr", "numbr",
     "no such field"),
    ("a fact under a heading", edit(MAP, "## problem", "## status\nreviewed\n\n## problem"), MAP,
     "## status", "status", "front matter"),
    ("words in the front matter", edit(MAP, "number: 3", "number: 3\nproblem: Yes"), MAP,
     "problem: Yes", "problem", "under “## problem”"),
    ("HTML", edit(MAP, "At the beginning.", "At <b>the</b> beginning."), MAP, "At <b>", "context",
     "HTML"),
    ("a script", edit(MAP, "Draw it.", "Draw <script>alert(1)</script>"), MAP, "Draw", "solution",
     "HTML"),
    ("a link that runs something", edit(MAP, "At the", "[At](javascript:alert(1)) the"), MAP,
     "At](", "context", "link"),
    ("a link to nowhere", edit(MAP, "At the", "[At](ftp://x.org) the"), MAP, "At](", "context",
     "no address"),
    ("a link in a sentence", edit(MAP, "Draw it.", "[Draw](https://example.org)."), MAP, "[Draw]",
     "solution", "link"),
    ("a link to an unknown work", edit(MAP, "At the", "[At](pattern:nothing) the"), MAP, "At](",
     "context", "no pattern “nothing”"),
    ("a link to an unknown term", edit(MAP, "At the", "[At](term:domain/air) the"), MAP, "At](",
     "context", "no concept"),
    ("a picture in rich text", edit(MAP, "At the", "![At](https://x.org/a.png) the"), MAP, "![At",
     "context", "A picture"),
    ("a table in rich text", edit(MAP, "At the beginning.", "> At the beginning."), MAP, "> At",
     "context", "block quotation"),
    ("two paragraphs in a sentence", edit(MAP, "useful.\n", "useful.\n\nAnd more.\n"), MAP,
     "And more", "summary", "more than one paragraph"),
    ("no list", edit(CIRCLE, "- Some speak.", "Some speak."), CIRCLE, "Some speak", "forces",
     "no item"),
    # facts
    ("no number", edit(MAP, "number: 3", "number: three"), MAP, "number:", "number",
     "no whole number"),
    ("an unknown choice", edit(MAP, "number: 3", "number: 3\nstatus: best"), MAP, "status:",
     "status", "candidate, reviewed"),
    ("an unknown concept", edit(MAP, "domain/water", "domain/air"), MAP, "topics:", "topics",
     "no concept “domain/air”"),
    ("a concept of another vocabulary", edit(MAP, "[F2]", "[domain/water]"), MAP, "functions:",
     "functions", "can't stand here"),
    ("an unknown cell", edit(MAP, "[A1-B2]", "[A1-B9]"), MAP, "grid_cells", "grid_cells",
     "no cell A1-B9"),
    ("an unknown person", edit(MAP, "authors: [ada]", "authors: [eve]"), MAP, "authors:",
     "authors", "no person “eve”"),
    ("an unknown slug", edit(MAP, "target: circle", "target: square"), MAP, "links:", "links",
     "no pattern “square”"),
    ("a slug of another kind", edit(MAP, "target: circle", "target: round"), MAP, "links:",
     "links", "no pattern “round”"),
    ("a picture that isn't there", edit(CIRCLE, "well.png", "sea.png"), CIRCLE, "picture:",
     "picture", "no file media/sea.png"),
    ("a day that isn't", edit(MAP, "number: 3", "number: 3\nreview_by: 2027-02-31"), MAP,
     "review_by", "review_by", "no day"),
    ("an address that isn't", edit(CIRCLE, "https://example.org/paper?a=1&b=2", "paper"), CIRCLE,
     "id: paper", "sources.url", "URL"),
    ("an end before the start", edit(WELL, "start: 2012-05", "start: 2012-05\nend: 2011"), WELL,
     "end:", "end", "before the start"),
    ("too many", edit(ROUND, "modes: both", "modes: [both, in-person]"), ROUND, "modes:", "modes",
     "more than 1"),
    ("an item without an id", edit(MAP, "{id: up, kind", "{kind"), MAP, "links:", "links",
     "no id"),
    ("an item without its work", edit(MAP, ", target: circle", ""), MAP, "links:", "links.target",
     "missing"),
    ("an item twice", edit(ROUND, "{id: speak", "{id: open"), ROUND, "id: open, minutes: 20",
     "steps", "twice"),
    ("words of an unknown item",
     edit(MAP, "## context", "## links\n### down\nBecause.\n\n## context"), MAP, "### down",
     "links", "no item “down”"),
    ("a part that isn't", edit(ROUND, "#### say", "#### shout"), ROUND, "#### shout", "steps",
     "#### title"),
    ("facts of a block that isn't", edit(DECIDING, "ways: {level: 3}", "waves: {level: 3}"),
     DECIDING, "waves", "body", "no heading"),
    ("a block that isn't", edit(DECIDING, "### question: think", "### quiz: think"), DECIDING,
     "### quiz", "body", "no block"),
    ("a crooked table", edit(DECIDING, "| Vote | many |", "| Vote |"), DECIDING, "| Vote |",
     "body", "fewer cells"),
    ("a picture that says nothing", edit(WELL, "#### alt\nThe valley from above\n", ""), WELL,
     "### figure", "media.alt", "what the picture shows"),
    ("too many forces", edit(CIRCLE, "- Some listen.", "- Some listen." + "\n- More." * 7), CIRCLE,
     "## forces", "forces", "more than 8"),
    # what readers must find
    ("a missing field", edit(MAP, "## problem\nNobody has seen it whole.\n", ""), MAP, "number: 3",
     "problem", "is missing"),
    ("a missing fact", edit(MAP, "number: 3\n", ""), MAP, "topics:", "number", "is missing"),
    ("no topic", edit(MAP, "topics: [domain/water, sdg/6]\n", ""), MAP, "number:", "topics",
     "at least one"),
    ("no source", edit(MAP, "original: true\n", ""), MAP, "number:", "sources", "Name a source"),
    ("a short summary", edit(MAP, FILES[MAP].split("## summary\n")[1].split("\n")[0], "Short."),
     MAP, "Short.", "summary", "40"),
    ("a long title", edit(MAP, "# Map", "# " + "Map " * 30), MAP, "# Map Map", "title", "90"),
    ("steps that add up to too much", edit(ROUND, "minutes: 20, g", "minutes: 200, g"), ROUND,
     "## steps", "steps", "210 minutes"),
    ("longest before shortest", edit(ROUND, "minutes_max: 40", "minutes_max: 4"), ROUND,
     "minutes_max", "minutes_max", "shorter"),
    ("a failure without a note", edit(WELL, "#### note\nNobody came in winter.\n",
                                      "#### how\nIn winter.\n"), WELL, "id: corro", "uses.note",
     "did not work"),
    ("somebody's address", edit(MAP, "Draw it.", "Write to ada@example.org."), MAP, "Write to",
     "solution", "mail address"),
    ("somebody's number in a translation", edit(CIRCULO, "Nadie sabe quién decide.",
                                                "Llama al +34 600 111 222."), CIRCULO, "+34",
     "problem", "telephone"),
    # links over the whole package
    ("a link to itself", edit(MAP, "target: circle", "target: map"), MAP, "links:", "links",
     "itself"),
    ("a link twice", edit(MAP, "target: circle}", "target: circle}, {id: two, kind: completes, "
                          "target: circle}"), MAP, "links:", "links", "twice"),
    ("a tension without a reason", edit(MAP, "kind: completes", "kind: tension_with"), MAP,
     "links:", "links", "tension"),
    ("a loop", edit(CIRCLE, "kind: leads_to, target: corro", "kind: completes, target: map"), MAP,
     "links:", "links", "“Map” → “Circle” → “Map”"),
    ("a loop through three files and two languages", both(
        edit(CIRCLE, "kind: leads_to", "kind: completes"),
        edit(CORRO, "number: 2", "number: 2\nlinks: [{id: x, kind: completes, target: map}]")),
     CORRO, "links:", "links", "“Corro” → “Map” → “Circle” → “Corro”"),
    ("the same link from both sides", both(
        edit(MAP, "kind: completes", "kind: works_with"),
        edit(CIRCLE, "kind: leads_to, target: corro", "kind: works_with, target: map")),
     MAP, "links:", "links", "links here with this kind already"),
    ("beside and above", edit(CIRCLE, "kind: leads_to, target: corro",
                              "kind: works_with, target: map"), CIRCLE, "id: then", "links",
     "above or below"),
    ("a number twice", edit(MAP, "number: 3", "number: 1"), MAP, "number:", "number",
     "circle.en.md has number 1"),
    ("a key twice", both(edit(MAP, "number: 3", "number: 3\nkey: " + "a" * 8 + "-1111" * 3 + "-"
                              + "b" * 12),
                         edit(CIRCLE, "number: 1", "number: 1\nkey: " + "A" * 8 + "-1111" * 3 + "-"
                              + "b" * 12)), MAP, "key:", "key", "has this key already"),
    ("a key that is none", edit(MAP, "number: 3", "number: 3\nkey: 12"), MAP, "key:", "key",
     "no UUID"),
    # translations
    ("an unknown language", write("patterns/map.de.md", "# Karte\n"), "patterns/map.de.md", None,
     "", "no language"),
    ("a language the site doesn't offer", both(
        edit("library.yaml", "[en, es, ar]", "[en, es, ar, de]"),
        write("patterns/map.de.md", "# Karte\n")), "patterns/map.de.md", None, "", "no language"),
    ("no file in its own language", lambda pack: pack.remove(CIRCLE), "patterns/circle.ar.md", None,
     "", "own language is missing"),
    ("two sources", edit("patterns/corro.en.md", "# Ring", "---\nsource_language: en\n---\n# Ring"),
     "patterns/corro.en.md", "source_language", "source_language", "Two files"),
    ("facts in a translation", edit(CIRCULO, "translators: [Ada]", "number: 9"), CIRCULO,
     "number:", "number", "circle.en.md alone"),
    ("a field the source leaves out", edit("patterns/corro.en.md", "## problem",
                                           "## gains\nMuch.\n\n## problem"),
     "patterns/corro.en.md", "## gains", "gains", "no such field"),
    ("fewer lines", edit(CIRCULO, "- Otras escuchan.\n", ""), CIRCULO, "## forces", "forces",
     "has 2 items"),
    ("a missing item", edit(CIRCULO, "### then\nLa asamblea decide.\n", ""), CIRCULO, "## links",
     "links", "“then” is missing"),
    ("an item the source doesn't have", edit(CIRCULO, "### then", "### now\nYa.\n### then"),
     CIRCULO, "### now", "links", "no words for “now”"),
    ("another number of paragraphs", edit(CIRCULO, "Primero pregunta, *después* decide.",
                                          "Primero pregunta.\n\n*Después* decide."), CIRCULO,
     "*Después* decide", "solution_text", "cut differently"),
    ("a list instead of a paragraph", edit(CIRCULO, "Primero pregunta,", "- Primero pregunta,"),
     CIRCULO, "- Primero", "solution_text", "circle.en.md:"),
    ("bold all through in one language", edit(CIRCULO, "- Mitad **negrita** aquí",
                                              "- **Mitad negrita aquí**"), CIRCULO, "**Mitad",
     "solution_text", "bold"),
    ("a link the source doesn't have", edit(CIRCULO, "example.org/?a=1", "example.org/?a=2"),
     CIRCULO, "?a=2", "context", "source doesn't have"),
    ("blocks in another order", edit(DECIDIR, "### question: think\n¿Quién calla?\n",
                                     "### question: why\n¿Quién calla?\n"), DECIDIR,
     "### question", "body", "### question: think"),
    ("a table of another form", edit(DECIDIR, "| Voto | muchas |\n", ""), DECIDIR, "### table",
     "body", "rows"),
    ("a part the source leaves out",
     edit(DECIDIR, "Quién planea", "Quién planea\n#### note\nNota"), DECIDIR,
     "### coproduction", "body", "note"),
    ("a section whose module isn't there", lambda pack: pack.remove("modules/together.es.md"),
     DECIDIR, None, "module", "isn't there in es"),
    # vocabularies, people, the head
    ("a vocabulary under another name", edit("concepts/domain.yaml", "scheme: domain",
                                             "scheme: domains"), "concepts/domain.yaml", "scheme:",
     "scheme", "file's name"),
    ("a notation twice", edit("concepts/domain.yaml", "'food'", "'water'"), "concepts/domain.yaml",
     "domain food", "notation", "already"),
    ("a concept without a name", edit("concepts/domain.yaml", "labels: {en: domain water}",
                                      "labels: {es: agua}"), "concepts/domain.yaml", "agua",
     "labels", "own language"),
    ("a label in an unknown language", edit("concepts/domain.yaml", "{en: domain water}",
                                            "{en: water, xx: w}"), "concepts/domain.yaml", "xx",
     "labels", "no language"),
    ("a broader concept that isn't", edit("concepts/domain.yaml", "labels: {en: domain water}",
                                          "labels: {en: w}, broader: sea"), "concepts/domain.yaml",
     "sea", "broader", "no concept"),
    ("concepts in a circle", both(
        edit("concepts/domain.yaml", "{en: domain water}", "{en: w}, broader: food"),
        edit("concepts/domain.yaml", "{en: domain food}", "{en: f}, broader: water")),
     "concepts/domain.yaml", "broader: food", "broader", "broader than itself"),
    ("a person without a name", edit("people.yaml", "  name: Ada\n", ""), "people.yaml", "id: ada",
     "name", "missing"),
    ("a person's address", edit("people.yaml", "Writes about wells.", "Ask ada@example.org."),
     "people.yaml", "bio:", "bio", "mail address"),
    ("a role that isn't", edit("people.yaml", "tutor]", "boss]"), "people.yaml", "roles:", "roles",
     "no role"),
    ("no head", lambda pack: pack.remove("library.yaml"), "library.yaml", None, "",
     "no library.yaml"),
    ("a head without a licence", edit("library.yaml", "licence: CC-BY-SA-4.0\n", ""),
     "library.yaml", "name:", "licence", "missing"),
    ("a licence nobody knows", edit("library.yaml", "CC-BY-SA-4.0", "mine"), "library.yaml",
     "licence:", "licence", "no licence"),
    ("a name in the head that isn't", edit("library.yaml", "title:", "titel:"), "library.yaml",
     "titel:", "titel", "no such name"),
    # files
    ("a folder that isn't", write("pattern/x.en.md", "# X"), "pattern/x.en.md", None, "",
     "No such file"),
    ("a name that isn't", write("patterns/Big Map.en.md", "# X"), "patterns/Big Map.en.md", None,
     "", "Rename"),
    ("a wrong encoding", write(MAP, "# Map\n\n## summary\nDecidir así\n".encode("latin-1")), MAP,
     "Decidir", "", "Byte 28 isn't UTF-8"),
    ("a NUL", edit(MAP, "Draw it.", "Draw\0it."), MAP, "Draw", "", "invisible character"),
    ("a long line", edit(MAP, "Draw it.", "x" * 10_001), MAP, "xxx", "", "10,000 characters"),
    ("a picture that is none", write("media/well.png", b"no picture"), "media/well.png", None, "",
     "no picture"),
    ("half a picture", write("media/well.png", picture("blue", (400, 400))[:-30]), "media/well.png",
     None, "", "broken"),
    ("a program", both(write("media/run.exe", b"MZ"), edit(WELL, "paper.pdf", "run.exe")),
     "media/run.exe", None, "", "Files are"),
]  # fmt: skip


def rows():
    """How many rows each table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def files():
    return {path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("change", "file", "line", "field", "reason"),
    [fault[1:] for fault in FAULTS],
    ids=[fault[0] for fault in FAULTS],
)
def test_a_fault_is_refused_with_its_place(loaded, change, file, line, field, reason):
    before = rows()
    change(loaded)
    report = loaded.load()

    here = [
        p for p in report.problems if p.file == file and p.field == field and reason in p.reason
    ]
    assert here, "\n".join(map(str, report.problems))
    if line is not None:
        data = (loaded.folder / file).read_bytes().decode(errors="replace")
        assert line in data.split("\n")[here[0].line - 1], here[0]
    assert here[0].reason.endswith(".")
    assert rows() == before


def test_every_reason_is_told_at_once(site, pack):
    pack.edit(MAP, "number: 3", "number: three")
    pack.edit(MAP, "authors: [ada]", "authors: [eve]")
    pack.edit(MAP, "At the beginning.", "<i>At</i>")
    pack.edit(CIRCULO, "- Otras escuchan.\n", "")
    pack.edit("concepts/sdg.yaml", "'11'", "'6'")
    pack.edit("people.yaml", "tutor]", "boss]")
    pack.write("pattern/x.en.md", "# X")
    report = pack.load()

    told = {(problem.file, problem.field) for problem in report.problems}
    assert told >= {
        (MAP, "number"), (MAP, "authors"), (MAP, "context"), (CIRCULO, "forces"),
        ("concepts/sdg.yaml", "notation"), ("people.yaml", "roles"), ("pattern/x.en.md", ""),
    }  # fmt: skip
    assert not Work.objects.exists()


def test_a_loop_with_a_pattern_of_the_site_is_refused(loaded):
    loaded.edit("library.yaml", "name: small", "name: other")
    for path in [path for path in FILES if path.endswith(".md")]:
        loaded.remove(path)
    key = Work.objects.get(number="1", content_type__model="patternpage").pk
    other = Work.objects.get(number="3", content_type__model="patternpage").pk
    text = FILES[MAP].replace("target: circle", f"target: {other}")
    text = text.replace("number: 3", f"number: 1\nkey: {key}")
    loaded.write("patterns/circle.en.md", text)
    report = loaded.load(overwrite=True)

    assert "“Map” → “Map” → “Map”" in report.problems[0].reason
    assert Relation.objects.filter(kind="completes").count() == 1


def test_a_slug_that_another_work_has_is_refused(loaded):
    loaded.edit("library.yaml", "name: small", "name: other")
    report = loaded.load()

    told = {problem.file for problem in report.problems if "has the slug" in problem.reason}
    assert {CIRCLE, MAP, ROUND, WELL} <= told


def test_a_number_of_a_work_that_is_gone_stays_taken(loaded):
    Work.objects.get(number="3", content_type__model="patternpage").source().delete()
    loaded.edit("library.yaml", "name: small", "name: other")
    for path in [path for path in FILES if path.endswith(".md")]:
        loaded.remove(path)
    loaded.write("patterns/new.en.md", FILES[MAP].replace(
        "links: [{id: up, kind: completes, target: circle}]\n", ""))  # fmt: skip
    report = loaded.load()

    assert "belongs to a work of the site, or to one that is gone" in report.problems[0].reason


def test_a_fault_in_the_middle_of_writing_undoes_everything(site, pack, monkeypatch):
    """Whatever the check didn't see: the transaction is one, and saved pictures go again."""
    before, here = rows(), files()

    def breaks(*_args):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("patterns.library.writing.derive", breaks)
    with pytest.raises(RuntimeError, match="disk"):
        pack.load()

    assert rows() == before
    assert files() == here


def test_a_dry_run_says_the_same_and_writes_nothing(site, pack):
    before, here = rows(), files()
    report = pack.load(dry_run=True)

    assert report.counts["new"] == len(report.steps) > 40
    assert rows() == before
    assert files() == here
