import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("indicators", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("programmes", "0001_initial"),
        ("reporting", "0001_initial"),
        ("territories", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("at", models.DateTimeField(verbose_name="closed")),
                ("digest", models.CharField(max_length=64, verbose_name="hash")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="closed by",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "closing",
                "verbose_name_plural": "closings",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("approved", "Approved"),
                            ("reopened", "Reopened"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                (
                    "approved_revision",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="approved revision"),
                ),
                ("stamp", models.PositiveIntegerField(default=0)),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("first_submitted_on", models.DateField(blank=True, null=True, verbose_name="first submitted on")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("return_reason", models.TextField(blank=True, verbose_name="why it was returned or reopened")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "obligation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submission",
                        to="reporting.obligation",
                        verbose_name="obligation",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
            ],
            options={
                "verbose_name": "report",
                "verbose_name_plural": "reports",
                "indexes": [models.Index(fields=["status", "submitted_at"], name="submission_by_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("returned", "reopened")), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="submission_returned_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_revision", None),
                            ("approved_revision__lte", models.F("revision")),
                            _connector="OR",
                        ),
                        name="submission_approved_revision_exists",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepTaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("submit", "Submit"),
                            ("return", "Return"),
                            ("approve", "Approve"),
                            ("reopen", "Reopen"),
                        ],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                ("revision", models.PositiveIntegerField(verbose_name="revision")),
                ("at", models.DateTimeField(verbose_name="moment")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="submissions.submission",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "step taken",
                "verbose_name_plural": "steps taken",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Narrative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since_revision", models.PositiveIntegerField(default=1)),
                ("until_revision", models.PositiveIntegerField(blank=True, null=True)),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "Web form"),
                            ("excel", "Excel workbook"),
                            ("prose", "Pasted report"),
                            ("phone", "Phone"),
                            ("api", "Other system"),
                            ("activity", "Activity"),
                            ("register", "Register"),
                        ],
                        default="web",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("source", models.JSONField(blank=True, default=dict, verbose_name="source")),
                ("stamp", models.PositiveIntegerField(default=0)),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.section",
                        verbose_name="section",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="narratives",
                        to="submissions.submission",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "narrative",
                "verbose_name_plural": "narratives",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_revision", None)),
                        fields=("submission", "section"),
                        name="narrative_is_told_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
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
                ("since_revision", models.PositiveIntegerField(default=1)),
                ("until_revision", models.PositiveIntegerField(blank=True, null=True)),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                (
                    "missing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_yet", "Not yet counted"),
                            ("not_ours", "Not among our tasks"),
                            ("not_collected", "Not collected"),
                            ("other_report", "Stated in another report"),
                        ],
                        max_length=14,
                        verbose_name="why missing",
                    ),
                ),
                ("estimated", models.BooleanField(default=False, verbose_name="estimated for a period not yet closed")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "Web form"),
                            ("excel", "Excel workbook"),
                            ("prose", "Pasted report"),
                            ("phone", "Phone"),
                            ("api", "Other system"),
                            ("activity", "Activity"),
                            ("register", "Register"),
                        ],
                        default="web",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("source", models.JSONField(blank=True, default=dict, verbose_name="source")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("stamp", models.PositiveIntegerField(default=0)),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="indicators.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territories.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="submissions.submission",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_revision", None)),
                        fields=("submission", "indicator", "place"),
                        name="entry_is_stated_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("low__isnull", False), ("missing", "")),
                            models.Q(("low__isnull", True), models.Q(("missing", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="entry_is_a_quantity_or_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField()),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="submissions.closing"
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closed_revisions",
                        to="submissions.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "closed revision",
                "verbose_name_plural": "closed revisions",
                "constraints": [
                    models.UniqueConstraint(fields=("closing", "submission"), name="closing_names_a_report_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("answer", models.JSONField(default=dict, verbose_name="reply")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="submissions.submission",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "message of a phone",
                "verbose_name_plural": "messages of phones",
            },
        ),
        migrations.CreateModel(
            name="TableMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("heads", models.JSONField(default=list, verbose_name="heads")),
                ("depth", models.PositiveSmallIntegerField()),
                ("columns", models.JSONField(default=dict)),
                ("labels", models.JSONField(default=dict)),
                ("told_at", models.DateTimeField(verbose_name="moment")),
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
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.form",
                        verbose_name="form",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of a table",
                "verbose_name_plural": "readings of tables",
                "ordering": ["-told_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "form", "digest"), name="table_is_read_in_one_way")
                ],
            },
        ),
    ]
