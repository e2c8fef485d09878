import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="number")),
                ("symbol", models.CharField(blank=True, max_length=80, verbose_name="symbol")),
                ("title", models.CharField(max_length=400, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=400, verbose_name="English title")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("term_from", models.DateField(verbose_name="term from")),
                ("term_until", models.DateField(verbose_name="term until")),
                (
                    "paper_form",
                    models.CharField(
                        choices=[("party", "Party form"), ("state", "State form (Decree 30/2020)")],
                        max_length=10,
                        verbose_name="form of papers",
                    ),
                ),
                ("illustrative", models.BooleanField(default=False, verbose_name="made-up figures")),
                ("search_text", models.CharField(blank=True, max_length=1000)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="programmes.programme",
                        verbose_name="carries out",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["-term_from", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("term_until__gt", models.F("term_from"))),
                        name="programme_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "Lead"),
                            ("coordinating", "Coordinating"),
                            ("member", "Member"),
                            ("witness", "Witness"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("signatory", models.CharField(blank=True, max_length=120, verbose_name="signed by")),
                ("office", models.CharField(blank=True, max_length=150, verbose_name="office of the signatory")),
                ("passed_on", models.DateField(blank=True, null=True, verbose_name="passed on")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "passed_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="took_over",
                        to="programmes.party",
                        verbose_name="passed to",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "party",
                "verbose_name_plural": "parties",
                "ordering": ["order", "pk"],
                "constraints": [models.UniqueConstraint(fields=("programme", "body"), name="party_signs_once")],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "reports_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="reports to",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation",
                "verbose_name_plural": "participations",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="programmes_participation_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "body", "valid_from"), name="participation_begins_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Regulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="number and symbol")),
                ("title", models.CharField(max_length=400, verbose_name="title")),
                ("signed_on", models.DateField(verbose_name="signed on")),
                ("summary", models.TextField(blank=True, verbose_name="what it lays down, or what was amended")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regulations",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "regulation",
                "verbose_name_plural": "regulations",
                "ordering": ["version"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="programmes_regulation_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(fields=("programme", "version"), name="regulation_version_is_unique"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("title", models.CharField(max_length=150, verbose_name="title on the committee")),
                ("office", models.CharField(max_length=150, verbose_name="office held in that body")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "committee seat",
                "verbose_name_plural": "committee seats",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="programmes_seat_ends_after_it_begins",
                    )
                ],
            },
        ),
    ]
