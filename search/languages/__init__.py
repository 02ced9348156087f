"""Words of any language turned into what an index keeps: the chain, one small file a step.

`chain_for(code)` is all that the rest of search needs. It never fails: a language that nobody
stems is folded, a script without spaces is cut into short grams.
"""

from search.languages.chain import Chain, Token, chain_for, version

__all__ = ["Chain", "Token", "chain_for", "version"]
