import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndicatorGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                ("code", models.SlugField(max_length=20, unique=True)),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "group of indicators",
                "verbose_name_plural": "groups of indicators",
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("unit_en", models.CharField(blank=True, max_length=40, verbose_name="English unit")),
                ("typed_in", models.CharField(blank=True, max_length=40, verbose_name="typed in")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("count", "Count"),
                            ("money", "Money"),
                            ("measure", "Measure"),
                            ("percent", "Percentage"),
                            ("yesno", "Yes or no"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "aggregation",
                    models.CharField(
                        choices=[
                            ("sum", "Added over time and over units"),
                            ("last", "Latest over time, added over units"),
                            ("max", "Peak over time, not added over units"),
                            ("ratio", "Ratio of two sums"),
                            ("yes_share", "Share of units that answer yes"),
                        ],
                        max_length=10,
                        verbose_name="aggregation",
                    ),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="decimals")),
                ("frequency", models.CharField(blank=True, max_length=30, verbose_name="usual frequency")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                ("definition_en", models.TextField(blank=True, verbose_name="English definition")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("retired", models.BooleanField(default=False, verbose_name="no longer used")),
                ("search_text", models.TextField(blank=True)),
                (
                    "denominator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="denominator",
                    ),
                ),
                (
                    "numerator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="numerator",
                    ),
                ),
                (
                    "whole",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="indicators.indicator",
                        verbose_name="part of",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="indicators.indicatorgroup",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aggregation", "ratio"), _negated=True),
                            models.Q(("denominator__isnull", False), ("numerator__isnull", False)),
                            _connector="OR",
                        ),
                        name="indicator_ratio_has_both_parts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(blank=True, max_length=120, verbose_name="as worded")),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "exact"),
                            ("over", "over"),
                            ("nearly", "nearly"),
                            ("about", "about"),
                            ("at_least", "at_least"),
                            ("at_most", "at_most"),
                            ("range", "range"),
                        ],
                        max_length=10,
                        verbose_name="qualifier",
                    ),
                ),
                (
                    "low",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=24, null=True, verbose_name="at least"
                    ),
                ),
                (
                    "high",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=24, null=True, verbose_name="at most"),
                ),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                (
                    "sense",
                    models.CharField(
                        choices=[("at_least", "At least"), ("at_most", "At most")],
                        default="at_least",
                        max_length=10,
                        verbose_name="sense",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[("absolute", "Absolute number"), ("share", "Percentage")],
                        default="absolute",
                        max_length=10,
                        verbose_name="measure",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="indicators.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="target_ends_after_it_begins"
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "indicator", "body", "since", "until"),
                        name="target_is_set_once_for_a_body",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("body", None)),
                        fields=("programme", "indicator", "since", "until"),
                        name="target_is_set_once_for_the_programme",
                    ),
                ],
            },
        ),
    ]
