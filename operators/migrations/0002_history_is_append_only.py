"""PostgreSQL itself refuses to change or delete history, whatever program asks.

SQLite has no TRUNCATE: a trigger there would also keep the tests from emptying their tables. The embedded
default relies on the model, which refuses as well.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

INSTALL = """
CREATE FUNCTION operators_history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'operators_historyentry is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON operators_historyentry
    FOR EACH ROW EXECUTE FUNCTION operators_history_is_append_only();
"""
REMOVE = """
DROP TRIGGER history_is_append_only ON operators_historyentry;
DROP FUNCTION operators_history_is_append_only();
"""


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INSTALL, params=None)


def remove(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REMOVE, params=None)


class Migration(migrations.Migration):
    dependencies = [("operators", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
