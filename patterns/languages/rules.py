"""What each address of translation work asks of who comes: a sentence of refusal, or None.

A rule gets the request and the words of the address. It says nothing of a thing that its reader
may not see, not even its title. Knows the policy and localize's rows; doesn't know addresses.
"""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from patterns import policy
from patterns.fallback import public_versions
from patterns.languages import by_hand
from patterns.languages.states import has_language, mine
from patterns.models import ConceptLabel, Work
from patterns.policy import Action
from patterns.policy.addresses import model_of


def open_to_all(request):
    """What anybody in the admin may have: it tells nothing, or filters what it tells."""


def closed_stop(request, **words):
    return _(
        "Translations here stay in step with their source, so this one can't be stopped. What "
        "should differ in your language goes into its own sentences."
    )


def closed_alias(request, **words):
    return _(
        "A translation can't be turned into a copy of its source: its sentences would be gone. "
        "Unpublish it instead."
    )


def offer_page(request, page_id):
    """Give a page to translators: for its editors, and for translators of a language."""
    page = source_of(get_object_or_404(Page, pk=page_id).specific)
    open_ones = {locale.pk for locale in languages_open_to(request.user, page)}
    if not open_ones:
        return _("You can't give this page to translators. Ask somebody who may edit it.")
    if request.method != "POST":
        return None
    if request.POST.get("include_subtree") and not offers(request.user, page):
        return _("You can translate this page, but not give all pages below it to translators.")
    return _only(request.POST.getlist("locales"), open_ones)


def _only(chosen, open_ones):
    """Refuse languages that aren't this user's to open; what is no language the form refuses."""
    asked = {int(pk) for pk in chosen if pk.isdecimal()}
    there = set(Locale.objects.filter(pk__in=asked).values_list("pk", flat=True))
    if there - open_ones:
        return _("You can't begin a translation into that language. Choose one of yours.")
    return None


def source_of(page):
    """The version translations are made from; a page of no work is its own."""
    work = getattr(page, "work", None)
    return (work.source() if work else None) or page


def offers(user, page):
    return policy.allows(user, Action.OFFER, page)


def languages_open_to(user, page):
    """The languages into which `user` may begin a translation of `page`, the source of a work.

    Either it is their page and they may add below its place in that language, or it is their
    language and the page is published for everybody.
    """
    is_offered = offers(user, page)
    is_public = is_offered or public_versions().filter(pk=page.pk).exists()
    return [
        locale
        for locale in Locale.objects.exclude(pk=page.locale_id)
        if (is_public and policy.allows(user, Action.ADD, locale))
        or (is_offered and _may_add_below(user, page, locale))
    ]


def _may_add_below(user, page, locale):
    """Whether the place a translation would get is one `user` may add to.

    Where the place itself isn't there yet, the nearest one above it that is.
    """
    for place in page.get_ancestors().reverse():
        there = place.get_translation_or_none(locale)
        if there is not None:
            return policy.allows(user, Action.ADD, there)
    return policy.allows(user, Action.ADD, Page.get_first_root_node())


def offer_record(request, app_label, model_name, pk):
    model = model_of(app_label, model_name)
    if not policy.allows(request.user, Action.OFFER, model):
        return _("You can't give this to translators. Ask somebody who may edit it.")
    return None


def follow(request, translation_source_id):
    """Bring the sentences of a source up to date; what readers see stays as it is."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    if not offers(request.user, _instance(source.get_source_instance)):
        return _("You can't update these translations. Ask somebody who may edit the source.")
    if request.method == "POST" and request.POST.get("publish_translations"):
        return _(
            "Translations are published one by one, by those who translate, when they are whole. "
            "Update them without publishing."
        )
    return None


def translate(request, translation_id, **words):
    """Write, take or preview the sentences of one translation."""
    translation = get_object_or_404(Translation, pk=translation_id)
    is_read = request.method in ("GET", "HEAD")
    return refusal_of(request.user, translation, is_read=is_read)


def refusal_of(user, translation, *, is_read=False):
    """Why `user` can't write this translation, or not even read it. The command line may."""
    target = _instance(translation.get_target_instance)
    if user and not policy.allows(user, Action.TRANSLATE, target):
        return _("You can't translate this. Ask for its language, or for a right on the page.")
    if user and not is_read and _is_locked(user, target):
        return _("This page is locked. Ask who locked it, or wait until it is free.")
    return None


def _is_locked(user, target):
    lock = target.get_lock() if isinstance(target, Page) else None
    return bool(lock) and lock.for_user(user)


def see_map(request):
    if not has_language(request.user):
        return _("You translate into no language yet. Ask an administrator to put you into the "
                 "group of yours.")  # fmt: skip
    return None


def translate_work(request, key, language):
    """Write one work in one language, on its bench."""
    found = Translation.objects.filter(
        source__object_id=key, target_locale__language_code=language, enabled=True
    ).first()
    return translate(request, found.pk) if found else _not_begun()


def _not_begun():
    return _("This isn't open in that language. Begin it from the map, if the language is yours.")


def take_up_by_hand(request, key, language):
    """Look at a translation that was written as a whole page, and take it up by sentences."""
    page = by_hand.page_of(key, language)
    if page is None:
        return _("No translation here is written as a whole page.")
    if not policy.allows(request.user, Action.TRANSLATE, page):
        return _("You can't translate this. Ask for its language, or for a right on the page.")
    if request.method != "GET" and _is_locked(request.user, page):
        return _("This page is locked. Ask who locked it, or wait until it is free.")
    return None


def begin_work(request, key, language):
    """Begin a work in a language: the same languages as “Translate this page” offers."""
    work = Work.objects.filter(pk=key, gone_at=None).first()
    source = work and work.source()
    open_ones = languages_open_to(request.user, source) if source else ()
    if language not in {locale.language_code for locale in open_ones}:
        return _("You can't begin this translation. Choose a published work, and a language of "
                 "yours.")  # fmt: skip
    return None


def translate_words(request, language, **words):
    """Name concepts in a language."""
    if not policy.allows(request.user, Action.TRANSLATE, ConceptLabel(language=language)):
        return _("You can't write the words of this language. Ask for its group.")
    return None


def translate_language(request, language):
    """Take or bring everything of a language in one file."""
    if language not in mine(request.user):
        return _("This language isn't yours. Ask an administrator to put you into its group.")
    return None


def see_records(request, app_label, model_name, **words):
    if not policy.allows(request.user, Action.SEE, model_of(app_label, model_name)):
        return _("You can't see these. Ask an administrator if you need them.")
    return None


def see_languages(request, **words):
    if not policy.allows(request.user, Action.SEE, Locale):
        return _("Languages are added and removed by administrators. Ask one of them.")
    return None


def _instance(find):
    """What `find()` finds, specific; gone is not found."""
    try:
        found = find()
    except ObjectDoesNotExist:
        raise Http404 from None
    return found.specific if isinstance(found, Page) else found
