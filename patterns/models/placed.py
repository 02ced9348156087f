"""What works with cells of the grid share: their actors and actions as codes."""

from patterns.vocabulary import ACTIONS, ACTORS


class Placed:
    """Mixed into page types that have `grid_cells`."""

    @property
    def actor_codes(self):
        return tuple(dict.fromkeys(f"{ACTORS}/{c.partition('-')[0]}" for c in self.grid_cells))

    @property
    def action_codes(self):
        return tuple(dict.fromkeys(f"{ACTIONS}/{c.partition('-')[2]}" for c in self.grid_cells))
