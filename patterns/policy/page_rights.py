"""The table in Wagtail's own words: its policy for pages, and what a page says of a user.

Wagtail knows rights in the tree; those stay as they are. What rooms register (translators have
languages, not trees) comes on top, here, so that every view of the admin asks it.
"""

from django.db.models import Q
from wagtail.models import Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from patterns import policy
from patterns.fallback import public_versions
from patterns.policy.table import Action
from patterns.policy.who import makers

ACTIONS = {"change": Action.EDIT, "publish": Action.PUBLISH}


class LibraryPagePolicy(PagePermissionPolicy):
    """Wagtail's rights in the tree, and the table's.

    Whether somebody has a right "anywhere" opens the explorer and its reports, which show trees;
    so that stays a question of rights in the tree.
    """

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return super().user_has_any_permission_for_instance(user, actions, instance) or any(
            policy.allows(user, ACTIONS[action], instance) for action in self._known(actions)
        )

    def instances_user_has_any_permission_for(self, user, actions):
        pages = super().instances_user_has_any_permission_for(user, actions)
        for action in self._known(actions) if self._has_some(user, actions) else ():
            pages |= self.model._default_manager.filter(policy.pages_for(user, ACTIONS[action]))
        return pages

    def explorable_instances(self, user):
        """Also the pages somebody may see without a right in the tree; not what is above them.

        Who may only add somewhere sees there what readers do, and what is theirs.
        """
        in_tree = self.get_cached_permissions_for_user(user) or user.is_superuser
        manager = self.model._default_manager
        pages = manager.none()
        if in_tree:
            pages = super().explorable_instances(user).filter(self._not_of_others(user))
        if self._has_some(user, ACTIONS):
            pages |= manager.filter(policy.pages_for(user, Action.SEE))
        return pages

    def _not_of_others(self, user):
        """Leaves out drafts of others below places where `user` may only add."""
        rights = self.get_cached_permissions_for_user(user)
        if all(right.permission.codename != "add_page" for right in rights):
            return Q()
        above = Page.objects.none()
        seen = Q(owner=user) | Q(pk__in=public_versions().values("pk"))
        for right in rights:
            above |= Page.objects.ancestor_of(right.page, inclusive=True)
            if right.permission.codename != "add_page":
                seen |= Q(path__startswith=right.page.path)
        return seen | Q(pk__in=above.values("pk"))

    def _known(self, actions):
        return ACTIONS.keys() & set(actions)

    def _has_some(self, user, actions):
        return user.is_active and any(
            policy.grants(thing, maker.who, ACTIONS[action])
            for maker in makers.values()
            if maker.anywhere(user)
            for action in self._known(actions)
            for thing in policy.Thing
        )


class LibraryPageTester(PagePermissionTester):
    """What Wagtail asks of a page of a work.

    Somebody who holds no right in the tree gets what the table says, and no more: who may edit
    here can't copy, lock or restrict by it, as those are rights in the tree.
    """

    def can_edit(self):
        return super().can_edit() or policy.allows(self.user, Action.EDIT, self.page)

    def can_publish(self):
        return super().can_publish() or policy.allows(self.user, Action.PUBLISH, self.page)

    def can_unpublish(self):
        if super().can_unpublish():
            return True
        is_free = self.page.live and not self.page_locked()
        return is_free and policy.allows(self.user, Action.PUBLISH, self.page)

    def can_copy(self):
        return super().can_edit()

    def can_set_view_restrictions(self):
        return super().can_publish()


def visible_pages(user):
    """The pages this user may see named in lists: what everybody may read, and what is theirs."""
    if user.is_superuser:
        return Page.objects.all()
    mine = policy_registry.get_by_type(Page).explorable_instances(user)
    public = public_versions().values("pk")
    return Page.objects.filter(Q(pk__in=public) | Q(pk__in=mine.values("pk")))


def may_see_page(user, page):
    """Whether this page, a specific one, may be named and opened.

    Somebody who is asked to approve a page may see it, too.
    """
    return (
        visible_pages(user).filter(pk=page.pk).exists()
        or page.permissions_for_user(user).can_edit()
    )
