from hashlib import sha256

from django.db import migrations
from django.db.models import F

MOST = 50
"""As many goals as a plan could have when their requests were found by a hash."""


def keys_of_goals(apps, schema_editor):
    """A goal's request is found by its round and number now: what was opened before is not opened once more."""
    FollowUp = apps.get_model("meetings", "FollowUp")
    for of in apps.get_model("evaluations", "Round").objects.filter(route="agency"):
        rows = range(1, MOST + 1)
        known = {"e:g" + sha256(f"goals/{of.pk}/{row}".encode()).hexdigest()[:15]: row for row in rows}
        for each in FollowUp.objects.filter(facility=of.facility_id, item_key__in=known):
            each.item_key = f"e:g{of.pk}-{known[each.item_key]}"
            each.save(update_fields=["item_key"])


def confirmed_by_one(apps, schema_editor):
    """Where an office wants two persons, words that one person confirmed alone are confirmed anew. [issue 5]"""
    wished = apps.get_model("meetings", "CouncilHabit").objects.filter(second_person_publishes=True)
    ready = apps.get_model("evaluations", "PublicSheet").objects.filter(
        state="ready", round__facility__in=wished.values("facility")
    )
    waiting = ready.exclude(published_revision=F("revision"))
    waiting.update(state="draft", confirmed_at=None, confirmed_by=None)


class Migration(migrations.Migration):
    """What was written before minutes and evaluations went before the public by one craft. [ADR 0023]"""

    dependencies = [
        ("evaluations", "0004_no_when_of_staff_sheets"),
        ("meetings", "0006_evaluation_rounds"),
    ]

    operations = [
        migrations.RunPython(keys_of_goals, migrations.RunPython.noop),
        migrations.RunPython(confirmed_by_one, migrations.RunPython.noop),
    ]
