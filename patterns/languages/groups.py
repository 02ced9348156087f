"""Making the groups of languages: with the tables, and with every language that is added.

A group may come into the admin, begin translations and publish them. An administrator may take
the last away, and then somebody with a right in the tree publishes. What a group was given or
denied later stays as it is.
"""

from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Locale

from patterns.languages.models import LanguageGroup
from patterns.languages_table import LANGUAGE_TABLE

RIGHTS = (
    Q(content_type__app_label="wagtailadmin", codename="access_admin")
    | Q(content_type__app_label="wagtail_localize", codename="submit_translation")
    | Q(content_type__app_label="languages", codename="publish_translations")
)


def after_migrate(sender, using, **kwargs):
    """Every language has its group, also those that were there before this room."""
    # The permissions' own receiver may come after this one.
    create_permissions(sender, verbosity=0, using=using)
    for locale in Locale.all_objects.using(using):
        ensure_group(locale)


def after_locale(sender, instance, raw=False, **kwargs):
    """A new language brings its group."""
    if not raw:
        ensure_group(instance)


def before_locale_goes(sender, instance, **kwargs):
    """The group goes with its language."""
    Group.objects.filter(
        pk__in=LanguageGroup.objects.filter(locale=instance).values("group")
    ).delete()


@transaction.atomic
def ensure_group(locale):
    """The group of `locale`; made with its rights where there is none."""
    kept = LanguageGroup.objects.filter(locale=locale).select_related("group").first()
    if kept:
        return kept.group
    group, made = Group.objects.get_or_create(name=name_of(locale))
    if made:
        group.permissions.set(Permission.objects.filter(RIGHTS))
    LanguageGroup.objects.create(locale=locale, group=group)
    return group


def name_of(locale):
    """In English, as names of groups are; by its code where the table of languages lacks it."""
    names = {language.code: language.english_name for language in LANGUAGE_TABLE}
    return f"Translators into {names.get(locale.language_code, locale.language_code)}"
