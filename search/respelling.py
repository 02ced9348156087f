"""How near two spellings are, for both engines."""

#: Two changes make another word of any that is shorter.
_LONG_WORD = 9


def changes_allowed(word: str) -> int:
    """How many changes make it still the same word, misspelt."""
    return 2 if len(word) >= _LONG_WORD else 1


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, leave out, change or swap with the next; `most` + 1 stands for any more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before_last, last = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            cost = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before_last, last = last, row
    return min(last[-1], most + 1)
