from django.db import migrations, models

from ulas.complaints.finding import tables


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0003_root_cover"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
            ],
        ),
        migrations.RunPython(tables.make, tables.drop),
        migrations.RunPython(tables.fill, migrations.RunPython.noop),
    ]
