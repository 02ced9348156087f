"""`WorkPage`: a page that is one language version of a work.

Three gates keep facts equal in all languages (saving, reading a revision, making one), a fourth
keeps what is incomplete from readers. A page type says which fields are prose, how it is filed
and how it links; it inherits the rest.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.functional import cached_property, classproperty
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import TranslatableField
from wagtail_localize.models import TranslationSource

from patterns import credits, memory
from patterns.fallback import FallbackRoute, address
from patterns.holding_back import hold_back
from patterns.models import gate
from patterns.models.derived import derive
from patterns.models.facts import adopt
from patterns.models.places import ListingPage
from patterns.models.work import Work
from patterns.overtaken import refuse_overtaken
from patterns.policy.page_rights import LibraryPageTester
from patterns.policy.titles import ShownTitle
from patterns.promotion import settle
from patterns.signals import works_changed


class WorkPage(ShownTitle, FallbackRoute, Page):
    """One language version of a work; the base of every page type that readers look for."""

    kind = ""  # the registry's name for this page type
    prose = ()  # what translators write; every other field is a fact
    required = ()  # what a reader must find; the gate names what is missing
    roles = ()  # how it is filed: groups of concepts the form asks for
    relations = {}  # which StreamFields link to other works, and how

    class Meta:
        abstract = True

    @classproperty
    def translatable_fields(cls):  # noqa: N805 - a class property
        """wagtail-localize sees prose only."""
        names = ("title", "seo_title", "search_description", *cls.prose)
        return [TranslatableField(name) for name in names]

    @classmethod
    def can_create_at(cls, parent):
        return super().can_create_at(parent) and cls.fits(parent)

    def can_move_to(self, parent):
        return super().can_move_to(parent) and self.fits(parent)

    @classmethod
    def fits(cls, parent):
        """Whether `parent` lists works of this kind; a query where it isn't specific yet."""
        place = parent.specific
        return not isinstance(place, ListingPage) or place.kind == cls.kind

    @property
    def language(self):
        return self.locale.language_code

    @cached_property
    def work(self):
        """The work's row, one query; None before the first save."""
        return Work.objects.filter(pk=self.translation_key).first()

    @property
    def is_source(self):
        """Whether the others are translated from this one; a page that isn't saved yet is."""
        return self.work is None or self.work.source_locale_id == self.locale_id

    def published_facts(self, work=None):
        """The version whose facts count: the live source, else this page's own row, else None."""
        work = work or self.work
        versions = type(self)._default_manager.filter(alias_of=None)
        source = work and versions.filter(
            translation_key=work.key, locale_id=work.source_locale_id, live=True
        ).first()
        return source or (self.pk and versions.filter(pk=self.pk).first()) or None

    def adopt_published_facts(self, work=None):
        origin = self.published_facts(work)
        return bool(origin) and adopt(self, origin)

    def full_clean(self, *args, **kwargs):
        # A tampered form shows its own numbers to its author's errors at most.
        if not self.alias_of_id and not self.is_source:
            self.adopt_published_facts()
        super().full_clean(*args, **kwargs)

    @transaction.atomic
    def save(self, clean=True, **kwargs):
        if self.alias_of_id or kwargs.get("update_fields"):
            return super().save(clean=clean, **kwargs)
        self._set_core_field_defaults()
        self.__dict__.pop("work", None)
        work = Work.claim(self)
        self.work = work
        if not self.is_source:
            self.adopt_published_facts(work)
        if self.live and clean:
            if not self.is_source:
                hold_back(self)
            gate.refuse_unfinished(self)
        result = super().save(clean=clean, **kwargs)
        if self.live:
            self._spread(work)
        works_changed.send(sender=type(self), keys={str(work.key)})
        return result

    def _spread(self, work):
        """What publishing owes the work: its number, its siblings' facts, its memory, its links."""
        if not self.is_source:
            credits.note(self)
        else:
            self._keep_number(work)
            told = {}
            for sibling in work.versions().exclude(pk=self.pk):
                if adopt(sibling, self, told):
                    super(WorkPage, sibling).save(clean=False)
            if TranslationSource.objects.filter(object_id=work.key).exists():
                # Late languages start from today, and translators see what is behind.
                memory.refresh(self)
        derive(work)

    def _keep_number(self, work):
        """Write the number on the work, where it stays taken even after the page is gone."""
        number = str(getattr(self, "number", "") or "") or None
        if number and number != work.number:
            try:
                with transaction.atomic():
                    Work.objects.filter(pk=work.pk).update(number=number)
            except IntegrityError:
                raise ValidationError({"number": gate.number_taken(number)}) from None

    def with_content_json(self, content):
        """The page as a revision has it, with today's facts if it is a translation.

        This one method serves the edit form, preview, revert, comparison, scheduled publishing
        and publishing of old revisions. Four queries more than Wagtail's own.
        """
        page = super().with_content_json(content)
        if page.is_source:
            settle(page)
        elif not page.alias_of_id:
            page.adopt_published_facts()
        return page

    @transaction.atomic
    def save_revision(self, *args, **kwargs):
        if not self.alias_of_id:
            work = Work.claim(self)
            refuse_overtaken(self)
            if work.source_locale_id != self.locale_id:
                self.adopt_published_facts(work)
        return super().save_revision(*args, **kwargs)

    def get_view_restrictions(self):
        """Asked when the page is served; `FallbackRoute` has looked already."""
        if getattr(self, "is_known_public", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def permissions_for_user(self, user):
        """What Wagtail asks before it shows or does anything; the policy's table answers."""
        return LibraryPageTester(user, self)

    @property
    def address(self):
        """Where this version is read: its own language's address."""
        return address(self.url_path, self.language)
