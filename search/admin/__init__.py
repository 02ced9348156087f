"""The search inside Wagtail's admin: explorer, choosers, listings of images and people.

A backend for Wagtail's own search, with the library's language chain and a file of its own, which
holds drafts, too, and which the public site never opens. What may be seen is decided where it
always was: by the queryset that Wagtail hands over.
"""
