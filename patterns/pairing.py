"""Which sentence of a translation stands for which of its source: by place, then by order.

Knows localize's segments only. A field or block is paired as a whole or not at all, because half a
rich text would be put together wrongly.
"""

from bs4 import BeautifulSoup
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue


def pairs(source, translation):
    """([(path, original, words)], [paths that can't be paired]) of two lists of segments."""
    paired, unpaired = [], []
    for path, mine, theirs in _same_places(source, translation):
        together = _together(mine, theirs)
        if together is None:
            unpaired.append(path)
        else:
            paired += [(path, *pair) for pair in together]
    return paired, unpaired


def side_by_side(source, translation):
    """The same with the segments themselves, whatever their links are called."""
    paired, unpaired = [], []
    for path, mine, theirs in _same_places(source, translation):
        if _cut(mine) == _cut(theirs):
            couples = zip(mine, theirs, strict=True)
            paired += [(path, *two) for two in couples if isinstance(two[0], StringSegmentValue)]
        else:
            unpaired.append(path)
    return paired, unpaired


def _same_places(source, translation):
    originals, words = by_path(source), by_path(translation)
    return [(path, mine, words[path]) for path, mine in originals.items() if path in words]


def _cut(segments):
    return [type(segment) for segment in segments]


def by_path(segments):
    """Strings and templates by where they stand."""
    found = {}
    for segment in segments:
        if isinstance(segment, StringSegmentValue | TemplateSegmentValue):
            found.setdefault(segment.path, []).append(segment)
    return found


def _together(mine, theirs):
    """[(original, words)], or None where the text is cut differently or links elsewhere."""
    if _cut(mine) != _cut(theirs):
        return None
    together = {}
    for original, words in zip(mine, theirs, strict=True):
        if isinstance(original, TemplateSegmentValue):
            continue
        said = with_links_of(original, words)
        # A sentence that stands twice in a text has one translation there.
        if said is None or together.get(original.string.data, said) != said:
            return None
        together[original.string.data] = said
    return list(together.items())


def with_links_of(original, words):
    """The translated sentence with its links named as the source names them; None if it can't.

    Localize numbers links as they come; another word order makes another number.
    """
    if not words.attrs:
        return words.string.data
    names = {}
    for name, attrs in (original.attrs or {}).items():
        names.setdefault(_key(attrs), []).append(name)
    soup = BeautifulSoup(words.string.data, "html.parser")
    for element in soup.find_all(id=True):
        free = names.get(_key(words.attrs.get(element["id"], {})))
        if not free:
            return None
        element["id"] = free.pop(0) if len(free) > 1 else free[0]
    return str(soup)


def _key(attrs):
    return tuple(sorted(attrs.items()))
