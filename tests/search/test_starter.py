"""The library that ships is found: by title, alias and label, from each of the seven languages."""

import random
from collections import defaultdict
from dataclasses import dataclass

import pytest
from django.test import override_settings

from patterns.languages_table import LANGUAGE_CODES
from search.contract import Query, Record
from search.engines import embedded_engine
from search.engines.embedded import schema
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.spelling import nearest
from search.find import languages_for
from search.languages import chain_for
from search.rebuilding import rebuild
from search.record import ENTRY, records
from search.verifying import verify
from tests.search.languages.test_hasty_typing import without_accents, without_hamza

FIRST_PAGE, ALL = 10, 200
#: What people ask, in whose language, and the works that would help them.
QUESTIONS = [
    ("how do we decide when nobody agrees?", "en", {"consent-decision", "consensus-meeting"}),
    ("el ayuntamiento no contesta", "es", {"neighbours-begin", "answer-every-proposal"}),
    ("the town hall does not answer", "en", {"neighbours-begin", "answer-every-proposal"}),
    ("la mairie ne répond pas", "fr", {"neighbours-begin", "answer-every-proposal"}),
]


@dataclass
class Shipped:
    """What ships: the records of all that isn't a mere term, and an index that holds them."""

    works: list[Record]
    engine: EmbeddedEngine
    differences: tuple[str, ...]

    def found(self, words, language, kind, size=ALL):
        """What a reader of this language finds by these words among works of a kind."""
        chosen = {"kind": frozenset({kind})}
        query = Query(words=words, languages=languages_for(language), facets=chosen, size=size)
        return {hit.key for hit in self.engine.search(query).hits}

    def filed(self, *languages):
        """The works with each label, by label, language and kind."""
        found = defaultdict(set)
        for work in self.works:
            for language in languages:
                for label in work.labels.get(language, ()):
                    found[label, language, work.kind].add(work.key)
        return sorted(found.items())


@pytest.fixture(scope="session")
def shipped(starter_on_sqlite, django_db_blocker, tmp_path_factory):
    path = tmp_path_factory.mktemp("shipped") / "search.sqlite3"
    with (
        django_db_blocker.unblock(),
        starter_on_sqlite.one(),
        override_settings(SEARCH_EMBEDDED_PATH=path),
    ):
        rebuild()
        works = [record for record in records() if record.prior != ENTRY]
        differences = verify().differences
        embedded_engine().file.close()
    engine = EmbeddedEngine(path)
    yield Shipped(works, engine, differences)
    engine.file.close()


def test_every_work_is_found_by_its_names_in_every_language(shipped):
    lost = [
        (name, language)
        for work in shipped.works
        for version in work.versions
        for name in version.names
        for language in LANGUAGE_CODES
        if work.key not in shipped.found(name, language, work.kind, FIRST_PAGE)
    ]

    assert len(shipped.works) > 200
    assert lost == []
    assert shipped.differences == ()


def test_every_work_is_found_by_what_it_is_filed_under(shipped, count):
    asked = shipped.filed(*LANGUAGE_CODES)[:: count(8, 1)]

    assert {language for (_, language, _), _ in asked} == set(LANGUAGE_CODES)
    assert [who for who, keys in asked if not keys <= shipped.found(*who)] == []


@pytest.mark.parametrize(("words", "language", "fitting"), QUESTIONS)
def test_a_question_finds_what_helps_among_the_first_three(shipped, words, language, fitting):
    query = Query(words=words, languages=languages_for(language), size=3)
    found = [hit.address.strip("/").rpartition("/")[2] for hit in shipped.engine.search(query).hits]

    assert len(found) == 3
    assert fitting & set(found), f"Give one of {fitting} these words; found: {found}."


@pytest.mark.parametrize(("language", "hastily"), [("el", without_accents), ("ar", without_hamza)])
def test_hasty_typing_finds_as_much_as_careful_typing(shipped, language, hastily, count):
    asked = shipped.filed(language)[:: count(6, 1)]

    def recall(typed):
        shares = [
            len(keys & shipped.found(typed(label), language, kind)) / len(keys)
            for (label, _, kind), keys in asked
        ]
        return sum(shares) / len(shares)

    assert any(hastily(label) != label for (label, *_), _keys in asked)
    assert recall(str) - recall(hastily) <= 0.01


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_one_slip_in_a_long_word_is_put_right_at_once(shipped, language, count):
    chance = random.Random(language)  # noqa: S311 - the same slips each time
    with shipped.engine.file.reading() as connection:
        number = schema.language_numbers(connection)[language]
        sql = f"SELECT DISTINCT folded FROM word_{number} WHERE works > 0"  # noqa: S608
        words = sorted(word for (word,) in connection.execute(sql) if word.isalpha())
        some = chance.sample([word for word in words if len(word) >= 5], count(300, 1000))
        # What is another word of the library is no slip that anybody could see.
        slips = [(word, typed) for word in some if (typed := slipped(word, chance)) not in words]
        plain = chain_for(language).plain
        right = [plain(nearest(connection, typed, number)) == word for word, typed in slips]

    assert len(slips) > len(some) * 0.8
    assert sum(right) / len(right) >= 0.9


def slipped(word, chance):
    """The word with one letter left out, put in, changed, or swapped with the next."""
    at = chance.randrange(len(word) - 1)
    other = chance.choice([letter for letter in word if letter != word[at]] or ["x"])
    return chance.choice([
        word[:at] + word[at + 1 :],
        word[:at] + other + word[at:],
        word[:at] + other + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ])  # fmt: skip
