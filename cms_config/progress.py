"""What pip says, told as one line that moves, or as a few lines where nothing can move.

Knows how pip names its steps; keeps everything it said, for the case that it fails.
"""

import sys

# Where the output is a file, a line for each of so many packages shows that it goes on.
STRIDE = 20


class Progress:
    """Counts the packages that pip looks at, of as many as the constraints name."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.count = 0
        self.words: list[str] = []
        self.moves = sys.stdout.isatty()

    def heard(self, line: str) -> None:
        """Take in one line of pip's."""
        self.words.append(line)
        if line.startswith("Collecting "):
            self.count += 1
            self._show(f"{self.count} of up to {self.total}: {line.split()[1]}")
        elif line.startswith("Installing collected packages"):
            self._show(f"putting {self.count} packages in place", always=True)

    def ended(self) -> None:
        if self.moves and self.count:
            print(flush=True)

    def _show(self, text: str, *, always: bool = False) -> None:
        if self.moves:
            print(f"\r\033[K  {text}", end="", flush=True)
        elif always or self.count % STRIDE == 1:
            print(f"  {text}", flush=True)
