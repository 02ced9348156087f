"""Publishes and unpublishes what is due; takes the place of Wagtail's command of this name.

Wagtail's stops at the first page that is refused, and everything due after it waits. This one goes
on, names what was refused and why, and leaves it due, so that it goes live when it is whole.
"""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Page, Revision


class Command(publish_scheduled.Command):
    """As Wagtail's, page by page."""

    help = "Publish pages whose time has come and unpublish those whose time is over."

    def handle(self, *args, **options):
        if options["dryrun"]:
            return super().handle(*args, **options)
        now = timezone.now()
        for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
        refused = [revision for revision in due if not self.publish(revision)]
        if refused:
            raise CommandError(
                f"Not published: {len(refused)}. Open the pages named above, add what is missing "
                "and publish or schedule them again."
            )
        return None

    def publish(self, revision):
        """Whether the revision went live; says on stderr what kept it from it."""
        try:
            revision.publish(log_action="wagtail.publish.scheduled")
        except ValidationError as refusal:
            reasons = " ".join(dict.fromkeys(map(str, refusal.messages)))
            self.stderr.write(f"“{revision.object_str}” was refused. {reasons}")
            return False
        return True
