"""The languages the library speaks: one table, read by settings, search, packages and templates.

Knows what each language is called, how it is written, and what its readers fall back to. Imports
nothing, because Django's settings are made from it. A new language is one row here, its folder
in `site/locale/`, and nothing else.
"""

from dataclasses import dataclass

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "ltr", "rtl"


def gettext_noop(words):
    """Marks words for the catalogues. Django's own can't be imported here."""
    return words


@dataclass(frozen=True)
class Language:
    """One language: its names, its direction, and where its readers look next."""

    code: str
    own_name: str
    english_name: str
    #: What a sentence says that is told in it, translated as one piece: “shown in English”.
    in_it: str
    #: Languages tried in this order for a work that isn't translated; the work's source is last.
    fallbacks: tuple[str, ...] = ()
    direction: str = LEFT_TO_RIGHT
    #: Words at the start of a name that an alphabetical list passes over,
    articles: tuple[str, ...] = ()
    #: and words that only look as if they began with one.
    unlike_articles: tuple[str, ...] = ()
    #: Letters with a place of their own, each behind the letter it comes after.
    alphabet: tuple[str, ...] = ()

    @property
    def is_right_to_left(self) -> bool:
        return self.direction == RIGHT_TO_LEFT


LANGUAGE_TABLE = (
    Language(
        "en", "English", "English", gettext_noop("in English"), ("es", "fr"),
        articles=("the", "a", "an"),
    ),
    Language(
        "es", "español", "Spanish", gettext_noop("in Spanish"), ("pt", "en", "it", "fr"),
        articles=("el", "la", "los", "las", "un", "una"), alphabet=("nñ",),
    ),
    Language(
        "fr", "français", "French", gettext_noop("in French"), ("en", "es", "it"),
        articles=("le", "la", "les", "un", "une", "l'", "l’"),
    ),
    Language(
        "ar", "العربية", "Arabic", gettext_noop("in Arabic"), ("fr", "en"),
        direction=RIGHT_TO_LEFT, articles=("ال",),
        unlike_articles=("التزام", "التقاء", "التماس", "التفاف", "التئام", "التحاق", "الله"),
    ),
    Language(
        "pt", "português", "Portuguese", gettext_noop("in Portuguese"), ("es", "en", "fr"),
        articles=("o", "a", "os", "as", "um", "uma"),
    ),
    Language(
        "el", "ελληνικά", "Greek", gettext_noop("in Greek"), ("en", "fr"),
        articles=("ο", "η", "το", "οι", "τα", "ένας", "μια", "ένα"),
    ),
    Language(
        "it", "italiano", "Italian", gettext_noop("in Italian"), ("es", "fr", "en"),
        articles=("il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "l'", "l’"),
    ),
)  # fmt: skip

DEFAULT_LANGUAGE = "en"
LANGUAGE_CODES = tuple(language.code for language in LANGUAGE_TABLE)
_BY_CODE = {language.code: language for language in LANGUAGE_TABLE}


def language(code: str) -> Language:
    """The row of a code; a KeyError names the codes there are."""
    try:
        return _BY_CODE[code]
    except KeyError:
        raise KeyError(
            f'"{code}" is not a language of this site. Use one of {", ".join(LANGUAGE_CODES)}.'
        ) from None


def default_among(codes) -> str:
    """Where readers of other languages begin: the site's own language, else the table's first."""
    order = (DEFAULT_LANGUAGE, *LANGUAGE_CODES)
    return min(codes, key=lambda code: order.index(code) if code in order else len(order))


def chain(code: str, source: str | None = None) -> tuple[str, ...]:
    """The languages a reader of `code` is shown a work in, best first, the work's source last."""
    wanted = (code, *language(code).fallbacks, *((source,) if source else ()))
    return tuple(dict.fromkeys(wanted))
