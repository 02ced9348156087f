"""Accounts of those who sign in. A model of ours from the first migration, as Django advises."""

from django.contrib.auth.models import AbstractUser


class Account(AbstractUser):
    """Somebody who edits, translates or runs the site."""
