"""What one engine keeps to and the other can't: the README prints this table.

Everything else is promised by both, and tested with both. A test of what isn't promised by all is
marked with the promise's name; it is left out for the engine that stands here.
"""

#: By engine and promise: what readers or editors may notice.
NOT_PROMISED = {
    ("elasticsearch", "stems"): (
        "It has stemmers of its own, so that words find a few works more or less than in the "
        "embedded engine, in an order that differs a little."
    ),
    ("elasticsearch", "accents"): (
        "Words typed without accents find a work where its stemmer takes accents away, or where "
        "all of the words stand there as they were typed."
    ),
    ("elasticsearch", "one sign"): (
        "In a script without spaces between words, two signs find a work; a single one doesn't."
    ),
    ("elasticsearch", "fallbacks"): (
        "Sorted by title, works are in the order of the titles that the table of languages gives "
        "a reader; no other order of languages is known."
    ),
    ("elasticsearch", "last page"): "Pages end at the 100,000th work.",
    ("embedded", "machines"): (
        "Each machine has an index of its own; one may know of a change seconds before another."
    ),
}
