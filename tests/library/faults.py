"""Ways to break the small package, each told with the place and the words of its refusal."""

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
