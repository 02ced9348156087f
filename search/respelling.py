"""How near two spellings are, and which slip is the likelier one, for both engines.

After Kernighan, Church and Gale, "A spelling correction program based on a noisy channel model"
(1990): how common a word is counts together with how easily one slips from it to what was typed.
"""

from collections import Counter
from math import log

#: Two changes make another word of any that is shorter.
_LONG_WORD = 9
#: One of many letters was struck wrongly; a letter is left out, or swapped, in one way only.
_WRONG_LETTER = log(20)
#: Few slip in the first letter.
_FIRST_LETTER = log(4)


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


def oddness(typed: str, word: str, works: int) -> float:
    """How odd it would be that this word was meant, of those as near: the least odd is offered."""
    wrong = (Counter(typed) - Counter(word)).total()
    return wrong * _WRONG_LETTER + (typed[:1] != word[:1]) * _FIRST_LETTER - log(works)
