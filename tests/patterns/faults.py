"""Ways to break a page, each with the field and the words of the refusal.

`DRAFTS` break rules that a draft must keep, too; `LACKS` keep a page from readers only.
"""

from patterns.models import Concept
from tests import factories, samples
from tests.patterns.editing import set_stream, stream


def itself(page, world):
    page.links = [factories.link("leads_to", page)]


def twice(page, world):
    page.links = [factories.link("leads_to", world.page("garden")) for _ in "12"]


def mirrored(page, world):
    page.links = [factories.link("works_with", world.page("garden"))]


def unexplained(page, world):
    page.links = [factories.link("tension_with", world.page("garden"))]


def above_and_beside(page, world):
    page.links = [factories.link("works_with", world.page("baseline"))]


def the_same_card(page, world):
    key = str(world.page("walk").translation_key)
    page.techniques = [("technique", {"technique": key}), ("technique", {"technique": key})]


def longest_too_short(page, world):
    page.minutes_max = 5


def group_upside_down(page, world):
    page.group_max = 2


def end_before_start(page, world):
    page.end = "2018"


def end_of_what_goes_on(page, world):
    page.ongoing, page.end = True, "2021"


def silent_failure(page, world):
    uses = stream(page, "uses")
    uses[1]["value"]["note"] = ""
    set_stream(page, "uses", uses)


def pattern_twice(page, world):
    uses = stream(page, "uses")
    uses[1]["value"]["pattern"] = uses[0]["value"]["pattern"]
    set_stream(page, "uses", uses)


def short_summary(page, world):
    page.summary = "Too short."


def unknown_cell(page, world):
    page.grid_cells = ["A9-B9"]


def no_date(page, world):
    page.start = "2012-13"


DRAFTS = [
    ("circle", itself, "links", "A pattern can't link to itself. Choose another one."),
    ("circle", twice, "links", "“Garden” is linked twice with the same kind. Take one away."),
    ("asamblea", mirrored, "links",
     "“Garden” links here with this kind already; it shows on both."),
    ("circle", unexplained, "links", "Say why it is in tension with “Garden”."),
    ("circle", above_and_beside, "links",
     "“Baseline” is above or below this one already. Take “works well with” away."),
    ("circle", the_same_card, "techniques", "“Walk” is listed twice. Take one away."),
    ("round", longest_too_short, "minutes_max", "The longest time is shorter than the shortest."),
    ("round", group_upside_down, "group_max", "The largest group is smaller than the smallest."),
    ("well", end_before_start, "end", "The end is before the start."),
    ("well", end_of_what_goes_on, "end", "What goes on has no end. Clear one of the two."),
    ("well", pattern_twice, "uses", "“Circle” is listed twice. Take one away."),
    ("circle", short_summary, "summary", "Ensure this value has at least 40 characters"),
    ("well", no_date, "start", "There is no such day. Check month and day."),
]  # fmt: skip


def clear(*names):
    def fault(page, world):
        for name in names:
            field = page._meta.get_field(name)
            empty = [] if isinstance(field.value_from_object(page), list) else None
            blank = "" if field.get_internal_type() in ("CharField", "TextField") else empty
            setattr(page, name, [] if hasattr(field, "stream_block") else blank)

    fault.__name__ = f"without_{'_'.join(names)}"
    return fault


def without_concepts(scheme):
    def fault(page, world):
        page.concepts = [c for c in page.concepts.all() if c.scheme_id != scheme]
        page.__dict__.pop("filing", None)

    fault.__name__ = f"without_{scheme}"
    return fault


def with_concept(code):
    def fault(page, world):
        scheme, _slash, notation = code.partition("/")
        page.concepts.add(Concept.objects.get(scheme=scheme, notation=notation))
        page.__dict__.pop("filing", None)

    fault.__name__ = f"with_{code}"
    return fault


def one_force(page, world):
    page.forces = [("item", "Only one")]


def minutes_that_don_t_add_up(page, world):
    page.minutes_min = 60
    page.minutes_max = 90


def no_source_named(page, world):
    page.original = False
    page.sources = []


def nobody_wrote_it(page, world):
    page.author_names = ""


def silent_picture(page, world):
    page.picture = samples.picture()


def mail_address(page, world):
    page.solution = "Write to ada@example.org and ask."


def telephone(page, world):
    page.problem = "Call +39 0445 123 456 and nobody answers."


def taken_number(page, world):
    page.number = 4


def long_title(page, world):
    page.title = "T" * 91


LACKS = [
    *((slug, clear(name), name, "is missing. Fill it in.") for slug, name in (
        ("circle", "summary"), ("circle", "licence"), ("circle", "number"), ("circle", "status"),
        ("circle", "context"), ("circle", "problem"), ("circle", "solution"),
        ("circle", "grid_cells"), ("round", "invitation"), ("round", "steps"),
        ("round", "minutes_min"), ("round", "minutes_max"), ("round", "group_min"),
        ("round", "difficulty"), ("round", "outputs"), ("round", "inclusion"),
        ("well", "communities"), ("well", "start"), ("well", "stage"), ("well", "grid_cells"),
        ("well", "purpose"), ("well", "story"), ("well", "evidence"), ("well", "results"),
        ("well", "uses"), ("valley", "community_kind"), ("valley", "country"),
        ("valley", "region"), ("valley", "lat"), ("valley", "lon"), ("valley", "languages"),
        ("valley", "mit_status"), ("valley", "profile"), ("governance", "number"),
        ("governance", "hours"), ("governance", "objective"), ("governance", "outcomes"),
        ("deciding", "number"), ("deciding", "minutes"), ("deciding", "aim"), ("deciding", "body"),
    )),
    ("circle", without_concepts("mit-function"), "functions", "Functions: choose at least one."),
    ("well", without_concepts("mit-scenario"), "scenario", "choose at least one."),
    ("valley", without_concepts("domain"), "topics", "Topics: choose at least one."),
    ("round", without_concepts("decision"), "decision_method",
     "Its purpose is decision-making: say which way."),
    ("walk", with_concept("decision/majority"), "decision_method",
     "A way of deciding needs the purpose decision-making. Add it or clear this."),
    ("circle", one_force, "forces", "Name at least two forces, or none: one doesn't pull."),
    ("round", minutes_that_don_t_add_up, "steps",
     "The steps add up to 30 minutes, not to between 60 and 90. Change a step or the limits."),
    ("circle", no_source_named, "sources",
     "Name a source, or tick that it was written for this library."),
    ("circle", nobody_wrote_it, "author_names", "Name an author."),
    ("circle", silent_picture, "picture_alt", "Say what the picture shows, or tick “decorative”."),
    ("circle", mail_address, "solution", "(ada@example.org). Take it out"),
    ("circle", telephone, "problem", "(+39 0445 123 456). Take it out"),
    ("circle", taken_number, "number", "Number 4 belongs to another work"),
    ("circle", long_title, "title", "The title is longer than 90 characters. Shorten it."),
]  # fmt: skip
