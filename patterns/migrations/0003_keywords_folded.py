from django.db import migrations, models


def fold(apps, schema_editor):
    """Two names that differ in case only were two keywords so far: the later gets its id added."""
    seen = set()
    for keyword in apps.get_model("patterns", "Keyword").objects.order_by("pk"):
        folded = keyword.name.casefold()
        keyword.folded = folded if folded not in seen else f"{folded} {keyword.pk}"
        seen.add(keyword.folded)
        keyword.save(update_fields=["folded"])


class Migration(migrations.Migration):

    dependencies = [
        ("patterns", "0002_library"),
    ]

    operations = [
        migrations.AddField(
            model_name="keyword",
            name="folded",
            field=models.CharField(editable=False, max_length=300, null=True),
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
    ]
