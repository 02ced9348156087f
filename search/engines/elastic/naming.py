"""What our indexes on a server are called.

`mit_works_1a2b3c4d_20260131t120000_5e6f`: the prefix of the site, the hash of its shape, when it
was made. Readers meet it under an alias that has the hash, too: one of another shape is not found
at all, rather than found to be empty, and two versions of the code can share a server.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one site's indexes of one shape."""

    prefix: str
    shape: str

    @property
    def read(self) -> str:
        """The alias that leads to the index readers meet."""
        return f"{self._stem}_read"

    @property
    def of_any_shape(self) -> str:
        """What all indexes of the site are found by, those of other versions, too."""
        return f"{self.prefix}_works_*"

    def new(self) -> str:
        made = datetime.now(UTC).strftime("%Y%m%dt%H%M%S")
        return f"{self._stem}_{made}_{secrets.token_hex(2)}"

    def is_of_this_shape(self, index: str) -> bool:
        return index.startswith(f"{self._stem}_")

    @property
    def _stem(self) -> str:
        return f"{self.prefix}_works_{self.shape}"


def write_alias(index: str) -> str:
    """The alias one index is written by: a write that names it can't make an index by itself."""
    return f"{index}_write"
