import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("indicators", "0001_initial"),
        ("organisations", "0001_initial"),
        ("programmes", "0001_initial"),
        ("territories", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Calendar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "cut",
                    models.CharField(
                        choices=[
                            ("calendar", "Calendar months"),
                            ("fifteenth", "From the 15th to the 14th (Decree 09/2019)"),
                        ],
                        max_length=10,
                        verbose_name="cut",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="kept by",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting calendar",
                "verbose_name_plural": "reporting calendars",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Form",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="kept by",
                    ),
                ),
            ],
            options={
                "verbose_name": "form",
                "verbose_name_plural": "forms",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="FormVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what changed")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reporting.form",
                        verbose_name="form",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a form",
                "verbose_name_plural": "versions of forms",
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="reporting_formversion_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(fields=("form", "number"), name="form_version_is_unique"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Regime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                (
                    "period_kind",
                    models.CharField(
                        choices=[
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("half", "Half-year"),
                            ("nine_months", "Nine months"),
                            ("year", "Year"),
                            ("term", "Term"),
                            ("adhoc", "Ad hoc"),
                        ],
                        max_length=12,
                        verbose_name="period",
                    ),
                ),
                (
                    "estimate_allowed",
                    models.BooleanField(default=False, verbose_name="estimates allowed before the period ends"),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regimes",
                        to="reporting.calendar",
                        verbose_name="calendar",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regimes",
                        to="reporting.form",
                        verbose_name="form",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regimes",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting regime",
                "verbose_name_plural": "reporting regimes",
                "ordering": ["valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="reporting_regime_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_code", models.CharField(max_length=30, verbose_name="period")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("request", models.CharField(blank=True, max_length=300, verbose_name="asked for by")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "form_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="reporting.formversion",
                        verbose_name="version of the form",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territories.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="handed to",
                    ),
                ),
                (
                    "regime",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="obligations",
                        to="reporting.regime",
                        verbose_name="regime",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting obligation",
                "verbose_name_plural": "reporting obligations",
                "indexes": [
                    models.Index(fields=["regime", "since"], name="obligation_by_period"),
                    models.Index(fields=["body", "due_on"], name="obligation_by_body"),
                    models.Index(fields=["receiver", "due_on"], name="obligation_by_receiver"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="obligation_ends_after_it_begins"
                    ),
                    models.UniqueConstraint(
                        fields=("regime", "body", "since", "until", "request"), name="obligation_is_made_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("figures", "Figures"),
                            ("results", "Results"),
                            ("limitations", "Limitations"),
                            ("causes", "Causes"),
                            ("lessons", "Lessons"),
                            ("proposals", "Proposals"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="reporting.formversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "section of a form",
                "verbose_name_plural": "sections of forms",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("version", "order"), name="section_order_is_unique")],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("required", models.BooleanField(default=True, verbose_name="must be answered")),
                ("hint", models.CharField(blank=True, max_length=300, verbose_name="hint")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="indicators.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="reporting.section"
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a form",
                "verbose_name_plural": "lines of forms",
                "ordering": ["section__order", "order"],
                "constraints": [models.UniqueConstraint(fields=("section", "indicator"), name="line_asks_once")],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period_kind",
                    models.CharField(
                        choices=[
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("half", "Half-year"),
                            ("nine_months", "Nine months"),
                            ("year", "Year"),
                            ("term", "Term"),
                            ("adhoc", "Ad hoc"),
                        ],
                        max_length=12,
                        verbose_name="period",
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
                ("days", models.SmallIntegerField(verbose_name="days after the period")),
                ("shifted", models.BooleanField(default=True, verbose_name="moves to a working day")),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="reporting.calendar",
                        verbose_name="calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "deadline",
                "verbose_name_plural": "deadlines",
                "constraints": [
                    models.UniqueConstraint(fields=("calendar", "period_kind", "level"), name="deadline_is_set_once")
                ],
            },
        ),
    ]
