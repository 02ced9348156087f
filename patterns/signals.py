"""What the core tells those who listen. It doesn't know who they are (search is one of them)."""

from django.dispatch import Signal

# Sent inside the transaction, with `keys` (a set of work keys as text), whenever what readers may
# find of these works can have changed. Receivers write down that it happened; they do nothing slow.
works_changed = Signal()
