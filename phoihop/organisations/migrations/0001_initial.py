import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("territories", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, unique=True)),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("party", "Communist Party"),
                            ("military", "Army"),
                            ("border", "Border guard"),
                            ("police", "Public security"),
                            ("government", "State administration"),
                            ("front", "Fatherland Front"),
                            ("farmers", "Farmers' union"),
                            ("women", "Women's union"),
                            ("youth", "Youth union"),
                            ("veterans", "Veterans' association"),
                            ("labour", "Trade unions"),
                            ("red_cross", "Red Cross"),
                            ("committee", "Steering committee"),
                        ],
                        max_length=12,
                        verbose_name="line",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("country", "Country"),
                            ("zone", "Military region"),
                            ("province", "Province"),
                            ("district", "District"),
                            ("commune", "Commune"),
                        ],
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="English name")),
                ("abbreviation", models.CharField(blank=True, max_length=30, verbose_name="abbreviation")),
                ("sort_text", models.CharField(blank=True, max_length=1000)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="territories.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "body",
                "verbose_name_plural": "bodies",
                "indexes": [
                    models.Index(fields=["place", "line"], name="body_by_place"),
                    models.Index(fields=["sort_text"], name="body_by_alphabet"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyStanding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("depth", models.PositiveSmallIntegerField()),
                (
                    "ancestor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.body"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="standings", to="organisations.body"
                    ),
                ),
            ],
            options={
                "verbose_name": "standing of a body",
                "verbose_name_plural": "standings of bodies",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["ancestor", "valid_from"], name="body_standing_by_ancestor"),
                    models.Index(fields=["body", "valid_from"], name="body_standing_by_body"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisations_bodystanding_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BodySuccession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "Merged"),
                            ("split", "Divided"),
                            ("rename", "Renamed"),
                            ("reparent", "Moved under another unit"),
                            ("reclassify", "Changed in kind"),
                            ("abolish", "Dissolved"),
                            ("convert", "Converted"),
                        ],
                        max_length=60,
                        verbose_name="kind",
                    ),
                ),
                (
                    "share",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="share"),
                ),
                ("decision_number", models.CharField(blank=True, max_length=80, verbose_name="decision")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="came_from",
                        to="organisations.body",
                        verbose_name="new body",
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="became",
                        to="organisations.body",
                        verbose_name="old body",
                    ),
                ),
            ],
            options={
                "verbose_name": "succession of bodies",
                "verbose_name_plural": "successions of bodies",
                "constraints": [
                    models.UniqueConstraint(fields=("old", "new", "on"), name="body_succession_is_said_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("abbreviation", models.CharField(blank=True, max_length=30, verbose_name="abbreviation")),
                ("search_text", models.CharField(db_index=True, max_length=350)),
                ("decision_number", models.CharField(blank=True, max_length=80, verbose_name="decision")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_versions",
                        to="organisations.body",
                        verbose_name="under",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="body_versions",
                        to="territories.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a body",
                "verbose_name_plural": "versions of bodies",
                "ordering": ["valid_from"],
                "abstract": False,
                "indexes": [models.Index(fields=["parent", "valid_from"], name="body_version_by_parent")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisations_bodyversion_ends_after_it_begins",
                    )
                ],
            },
        ),
    ]
