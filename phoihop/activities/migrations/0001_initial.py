import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("indicators", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("programmes", "0001_initial"),
        ("territories", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                (
                    "stage",
                    models.CharField(
                        choices=[("started", "Started"), ("finished", "Finished"), ("handed_over", "Handed over")],
                        default="finished",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="recorded")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was withdrawn"),
                ),
                ("search_text", models.CharField(blank=True, max_length=1000)),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="organisations.body",
                        verbose_name="host",
                    ),
                ),
                (
                    "places",
                    models.ManyToManyField(related_name="activities", to="territories.place", verbose_name="places"),
                ),
                (
                    "programmes",
                    models.ManyToManyField(
                        related_name="activities", to="programmes.programme", verbose_name="programmes"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity",
                "verbose_name_plural": "activities",
                "indexes": [
                    models.Index(fields=["host", "until"], name="activity_by_host"),
                    models.Index(fields=["until"], name="activity_by_last_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="activity_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="activity_is_withdrawn_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityResult",
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
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="activities.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activity_results",
                        to="indicators.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territories.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "result of an activity",
                "verbose_name_plural": "results of activities",
                "ordering": ["indicator__code", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity", "indicator", "place"), name="result_is_stated_once_for_a_place"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("place", None)),
                        fields=("activity", "indicator"),
                        name="result_is_stated_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("low__isnull", False)), name="result_is_a_quantity"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoHost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                (
                    "answer",
                    models.CharField(
                        choices=[("waiting", "Not answered yet"), ("confirmed", "Confirmed"), ("declined", "Declined")],
                        default="waiting",
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="its part, or why it declines")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_hosts",
                        to="activities.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="co_hosted",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "co-host",
                "verbose_name_plural": "co-hosts",
                "ordering": ["order", "pk"],
                "constraints": [models.UniqueConstraint(fields=("activity", "body"), name="co_host_takes_part_once")],
            },
        ),
        migrations.CreateModel(
            name="Funding",
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
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("budget", "State budget"),
                            ("contributed", "Contributed by those who take part"),
                            ("socialised", "Raised from society"),
                        ],
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="money",
                        to="activities.activity",
                        verbose_name="activity",
                    ),
                ),
            ],
            options={
                "verbose_name": "money of an activity",
                "verbose_name_plural": "money of activities",
                "ordering": ["source"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "source"), name="funding_names_a_source_once"),
                    models.CheckConstraint(condition=models.Q(("low__isnull", False)), name="funding_is_a_quantity"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Overlap",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("none", "Nothing in common"),
                            ("full", "The smaller is part of the larger"),
                            ("known", "A known amount in common"),
                            ("unknown", "Not known"),
                        ],
                        max_length=8,
                        verbose_name="overlap",
                    ),
                ),
                ("ground", models.CharField(max_length=300, verbose_name="on what ground")),
                ("declared_at", models.DateTimeField(verbose_name="declared")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="body that decided",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declared by",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territories.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                        verbose_name="other programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "overlap of totals",
                "verbose_name_plural": "overlaps of totals",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="overlap_is_of_two_programmes"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="overlap_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body", None), ("place__isnull", False)),
                            models.Q(("body__isnull", False), ("place", None)),
                            _connector="OR",
                        ),
                        name="overlap_is_of_a_body_or_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "known"), ("low__isnull", False)),
                            models.Q(models.Q(("kind", "known"), _negated=True), ("low", None)),
                            _connector="OR",
                        ),
                        name="overlap_names_its_amount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("caption", models.CharField(max_length=300, verbose_name="caption")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="activities.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.upload",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["pk"],
            },
        ),
    ]
