"""A package of any size, the same one each time: works as long as real ones, in three languages.

Eight kinds of text, links of every kind, steps, uses and blocks; English, Spanish and Arabic words
that mean nothing. Knows the form of packages and nothing of how they are read.
"""

import random
from pathlib import Path

LANGUAGES = ("en", "es", "ar")
SYLLABLES = {
    "en": ("ba", "con", "dil", "fur", "ga", "lem", "mi", "nor", "pa", "rest"),
    "es": ("bla", "co", "ción", "fue", "ga", "lle", "mi", "ña", "pa", "ré"),
    "ar": ("با", "كن", "دي", "فر", "غا", "لم", "مي", "نور", "قا", "رس"),
}
OUT_OF_TEN = (("pattern", 4), ("technique", 3), ("case", 2), ("community", 1))
SCHEMES = {
    "domain": 20, "sdg": 17, "phase": 4, "purpose": 5, "mode": 3, "mit-scenario": 3, "change": 5,
    "mit-function": 6, "decision": 8,
}  # fmt: skip


def write_package(folder, works):
    """Write a package of `works` works; how many files of works it has."""
    chance = random.Random(works)  # noqa: S311 - the same library each time
    _write_head(folder)
    slugs = _slugs(works)
    number = 0
    for kind, names in slugs.items():
        for slug in names:
            number += 1
            _write_work(folder, kind, slug, number, slugs, chance)
    return works * len(LANGUAGES)


def _slugs(works):
    slugs = {kind: [] for kind, _share in OUT_OF_TEN}
    kinds = [kind for kind, share in OUT_OF_TEN for _ in range(share)]
    for number in range(works):
        kind = kinds[number % 10]
        slugs[kind].append(f"{kind}-{number}")
    return slugs


def _write_head(folder):
    (folder / "concepts").mkdir(parents=True)
    (folder / "library.yaml").write_text(
        "name: generated\ntitle: Generated library\nlicence: CC0-1.0\n"
        "source: Made for measuring\nsource_language: en\nlanguages: [en, es, ar]\n"
    )
    notations = {scheme: [f"n{i}" for i in range(count)] for scheme, count in SCHEMES.items()}
    notations["mit-actor"] = [f"A{i}" for i in range(1, 8)]
    notations["mit-action"] = [f"B{i}" for i in range(1, 8)]
    for scheme, names in notations.items():
        lines = [f"scheme: {scheme}", f"title: {{en: {scheme}}}", "source: Made up", "concepts:"]
        lines += [f"  - {{notation: {n}, labels: {{en: {n} of {scheme}}}}}" for n in names]
        (folder / "concepts" / f"{scheme}.yaml").write_text("\n".join(lines))


def _write_work(folder, kind, slug, number, slugs, chance):
    facts, shape = FORMS[kind](number, slugs, chance)
    plural = "communities" if kind == "community" else f"{kind}s"
    place = Path(folder) / plural
    place.mkdir(exist_ok=True)
    common = {
        "topics": f"[domain/n{number % 20}, sdg/n{number % 17}]",
        "original": "true",
        "author_names": "Nobody",
    }
    front = "\n".join(f"{name}: {value}" for name, value in (common | facts).items())
    for language in LANGUAGES:
        words = _words(shape, language, chance)
        head = f"---\n{front}\n---\n" if language == "en" else ""
        (place / f"{slug}.{language}.md").write_text(f"{head}{words}", encoding="utf-8")


def _words(shape, language, chance):
    def some(count):
        parts = ("".join(chance.choices(SYLLABLES[language], k=chance.randint(1, 4)))
                 for _ in range(count))  # fmt: skip
        return " ".join(parts).capitalize()

    lines = [f"# {some(4)}", "", "## summary", f"{some(18)[:270]}, and as long as it must be.", ""]
    for name, parts in shape.items():
        lines.append(f"## {name}")
        for part in parts if isinstance(parts, list) else [parts]:
            lines += [part.format(s=some(14) + ".", p=some(60) + ".", t=some(5)), ""]
    return "\n".join(lines)


RICH = ["{p}", "{p}"]
LIST = ["- {s}\n- {s}\n- {s}"]


def _pattern(number, slugs, chance):
    here = slugs["pattern"]
    place = (number - 1) % len(here)
    links = [
        f"{{id: l{n}, kind: {kind}, target: {here[place - step]}}}"
        for n, (kind, step) in enumerate((("leads_to", 3), ("completes", 7)))
        if place >= step
    ]
    cards = chance.sample(slugs["technique"], min(2, len(slugs["technique"])))
    facts = {
        "number": number,
        "grid_cells": f"[A{number % 7 + 1}-B{number % 7 + 1}, A1-B2]",
        "functions": f"[n{number % 6}]",
        "phases": f"[n{number % 4}]",
        "links": f"[{', '.join(links)}]",
        "techniques": "[" + ", ".join(
            f"{{id: t{i}, technique: {card}}}" for i, card in enumerate(cards)) + "]",
    }  # fmt: skip
    shape = {
        "context": RICH, "problem": "{s}", "problem_text": RICH, "forces": LIST,
        "solution": "{s}", "solution_text": [*RICH, "- {s}\n- **{s}**"], "gains": "{p}",
        "liabilities": "{p}", "next_steps": "{p}", "signs": LIST,
        "techniques": [f"### t{i}\n{{s}}" for i in range(len(cards))],
    }  # fmt: skip
    if links:
        shape["links"] = [f"### l{i}\n{{s}}" for i in range(len(links))]
    return facts, shape


def _technique(number, slugs, chance):
    steps = ", ".join(f"{{id: s{i}, minutes: 10, grouping: plenary}}" for i in range(5))
    facts = {
        "purposes": f"[n{number % 5}]", "modes": "n1", "minutes_min": 45, "minutes_max": 60,
        "group_min": 4, "difficulty": 1, "steps": f"[{steps}]",
        "materials": "[{id: m0, quantity: 1, per: room}]",
    }  # fmt: skip
    step = "### s{i}\n#### title\n{{t}}\n#### instruction\n{{p}}\n#### say\n{{s}}"
    shape = {
        "invitation": "{s}", "steps": [step.format(i=i) for i in range(5)], "outputs": LIST,
        "inclusion": RICH, "tips": LIST, "pitfalls": LIST, "materials": "### m0\n{t}",
    }  # fmt: skip
    return facts, shape


def _case(number, slugs, chance):
    uses = chance.sample(slugs["pattern"], min(3, len(slugs["pattern"])))
    facts = {
        "communities": f"[{{id: c, community: {chance.choice(slugs['community'])}}}]",
        "start": "2012-05", "stage": "running", "scenario": "n1",
        "grid_cells": f"[A{number % 7 + 1}-B3]",
        "uses": "[" + ", ".join(
            f"{{id: u{i}, pattern: {use}, outcome: worked}}" for i, use in enumerate(uses)) + "]",
        "results": "[{id: r, evidence: reported}]",
    }  # fmt: skip
    shape = {
        "purpose": RICH, "story": [*RICH, "{p}"], "evidence": RICH, "lessons": LIST,
        "uses": [f"### u{i}\n#### how\n{{s}}" for i in range(len(uses))],
        "results": "### r\n{s}",
    }  # fmt: skip
    return facts, shape


def _community(number, slugs, chance):
    facts = {
        "community_kind": "municipality", "country": "IT", "region": "Hills", "lat": 45.5,
        "lon": 11.25, "languages": "[it]", "mit_status": "active",
    }  # fmt: skip
    return facts, {"profile": RICH, "offers": "{p}", "looks_for": "{p}"}


FORMS = {
    "pattern": _pattern, "technique": _technique, "case": _case, "community": _community,
}  # fmt: skip
