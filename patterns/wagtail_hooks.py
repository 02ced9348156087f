"""Where the core joins Wagtail's admin: each subject has its own module, named here."""

from wagtail import hooks

from patterns import richtext

# Wagtail registers its own rules at 0; ours take their place.
hooks.register("register_rich_text_features", richtext.register, order=10)
