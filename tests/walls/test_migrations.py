"""Migrations are complete: models and database have the same shape."""

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from tests.walls.project import ROOT, stand


# Some of localize's migrations look into the database when they are read.
@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    loader = MigrationLoader(None)
    wanted = ProjectState.from_apps(apps)
    changes = MigrationAutodetector(loader.project_state(), wanted).changes(graph=loader.graph)
    ours = {app.label for app in apps.get_app_configs() if app.path.startswith(str(ROOT))}

    stand(
        f"{label}: {operation.describe()}. Run python3 manage.py makemigrations {label}."
        for label, migrations in changes.items()
        if label in ours
        for migration in migrations
        for operation in migration.operations
    )
    assert not loader.detect_conflicts()
