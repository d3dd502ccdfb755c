"""The database notes its key ring; a text of the SOP may be taken up again as a new version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0011_walked_indexes")]

    operations = [
        migrations.CreateModel(
            name="KeyRingMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=16)),
                ("noted_at", models.DateTimeField()),
            ],
        ),
        migrations.AlterField(
            model_name="procedureversion",
            name="digest",
            field=models.CharField(max_length=64),
        ),
    ]
