"""Who may do what with what: the one table. What isn't written here is refused.

Read a line as a sentence: to a translation, a translator may do these. A person may be several
things to a page at once and then may do what any of them may. The administrator isn't listed:
they may do everything. Rooms add their lines here and say in `who.register` whom they mean.
"""

from enum import StrEnum


class Who(StrEnum):
    """What somebody is to a thing."""

    ADMINISTRATOR = "administrator"  # an account that may do everything
    PUBLISHER = "publisher"  # holds Wagtail's right to publish here, or at a place above
    EDITOR = "editor"  # holds Wagtail's right to change here, or at a place above
    AUTHOR = "author"  # holds the right to add here, and made this page
    CONTRIBUTOR = "contributor"  # holds Wagtail's right to add here, or at a place above
    LANGUAGE_PUBLISHER = "publisher of the language"  # a translator who may also publish
    TRANSLATOR = "translator"  # belongs to the group of the thing's language
    KEEPER = "keeper"  # of records: holds any of Wagtail's rights on this kind
    ANYBODY = "anybody"  # signed in or not


class Thing(StrEnum):
    """What is acted on."""

    SOURCE = "source"  # the version of a work that the others are translated from
    TRANSLATION = "translation"  # any other version of a work
    PLACE = "place"  # home pages, listings, plain pages, the root of the tree
    ALIAS = "alias"  # a copy that follows another page
    LANGUAGE = "language"  # a language of the library
    WORDS = "words"  # what a concept is called and means, in one language
    RECORD = "record"  # a concept, a keyword, a person, whatever else editors keep lists of


class Action(StrEnum):
    """What is done."""

    READ = "read"  # what is published, as all readers do
    SEE = "see"  # drafts, history, and its title in the admin's lists
    EDIT = "edit"  # its words and facts
    TRANSLATE = "translate"  # its words, sentence by sentence; preview; its PO file, both ways
    PUBLISH = "publish"  # and unpublish
    ADD = "add"  # something new below it or in it
    REMOVE = "remove"  # delete it or move it away
    OFFER = "offer"  # give it to translators of other languages, and keep them up to date


A, T, W = Action, Thing, Who

TABLE = {
    (T.SOURCE, W.PUBLISHER): {A.SEE, A.PUBLISH},
    (T.SOURCE, W.EDITOR): {A.SEE, A.EDIT, A.REMOVE, A.OFFER},
    (T.SOURCE, W.AUTHOR): {A.SEE, A.EDIT, A.OFFER},
    (T.SOURCE, W.CONTRIBUTOR): {A.ADD},
    (T.SOURCE, W.ANYBODY): {A.READ},
    (T.TRANSLATION, W.PUBLISHER): {A.SEE, A.PUBLISH},
    (T.TRANSLATION, W.EDITOR): {A.SEE, A.EDIT, A.TRANSLATE, A.REMOVE},
    (T.TRANSLATION, W.AUTHOR): {A.SEE, A.EDIT, A.TRANSLATE},
    (T.TRANSLATION, W.CONTRIBUTOR): {A.ADD},
    (T.TRANSLATION, W.TRANSLATOR): {A.SEE, A.EDIT, A.TRANSLATE},
    (T.TRANSLATION, W.LANGUAGE_PUBLISHER): {A.PUBLISH},
    (T.TRANSLATION, W.ANYBODY): {A.READ},
    (T.PLACE, W.PUBLISHER): {A.SEE, A.PUBLISH},
    (T.PLACE, W.EDITOR): {A.SEE, A.EDIT, A.TRANSLATE, A.REMOVE, A.OFFER},
    (T.PLACE, W.AUTHOR): {A.SEE, A.EDIT, A.TRANSLATE},
    (T.PLACE, W.CONTRIBUTOR): {A.ADD},
    (T.PLACE, W.ANYBODY): {A.READ},
    (T.ALIAS, W.PUBLISHER): {A.SEE, A.PUBLISH},
    (T.ALIAS, W.EDITOR): {A.SEE, A.EDIT, A.REMOVE},
    (T.ALIAS, W.AUTHOR): {A.SEE, A.EDIT},
    (T.ALIAS, W.ANYBODY): {A.READ},
    # To add to a language is to begin a translation into it.
    (T.LANGUAGE, W.TRANSLATOR): {A.SEE, A.ADD},
    (T.LANGUAGE, W.KEEPER): {A.SEE},
    (T.LANGUAGE, W.EDITOR): {A.EDIT},
    (T.WORDS, W.TRANSLATOR): {A.SEE, A.TRANSLATE},
    (T.WORDS, W.KEEPER): {A.SEE},
    (T.WORDS, W.EDITOR): {A.EDIT, A.TRANSLATE},
    (T.WORDS, W.ANYBODY): {A.READ},
    (T.RECORD, W.KEEPER): {A.SEE},
    (T.RECORD, W.EDITOR): {A.EDIT, A.OFFER},
    (T.RECORD, W.CONTRIBUTOR): {A.ADD},
}
