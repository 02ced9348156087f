"""Records and questions for tests of search, short enough to say what a test is about."""

from search.contract import Query, Record, Version


def version(language="en", title="A work", **given):
    address = f"/{language}/{title.lower().replace(' ', '-')}/"
    return Version(language, title, address, (title, *given.pop("names", ())), **given)


def record(key, *versions, kind="pattern", facets=None, **given):
    versions = versions or (version(title=key),)
    spoken = tuple(each.language for each in versions)
    filed = {"kind": (kind,), "language": spoken, **(facets or {})}
    return Record(key, kind, versions, facets=filed, **given)


def asking(words="", *languages, **facets):
    chosen = {name: frozenset(values) for name, values in facets.items()}
    return Query(words=words, languages=languages or ("en",), facets=chosen)


def found(engine, words="", *languages, **facets):
    """The keys of what is found, in order."""
    return [hit.key for hit in engine.search(asking(words, *languages, **facets)).hits]
