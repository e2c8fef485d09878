import django.core.validators
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
    ]

    operations = [
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                ("code", models.SlugField(max_length=20, unique=True)),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "block of tasks",
                "verbose_name_plural": "blocks of tasks",
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("year", "Year"), ("half", "Half-year"), ("term", "Term"), ("other", "Other span")],
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=400, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=400, verbose_name="English title")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="number and symbol")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("approved_once", models.BooleanField(default=False, verbose_name="approved")),
                ("search_text", models.CharField(blank=True, max_length=1000)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan",
                "verbose_name_plural": "plans",
                "ordering": ["-since", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="plan_ends_after_it_begins"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("summary", models.TextField(blank=True, verbose_name="what is amended")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="number and symbol")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                ("content", models.JSONField(default=list, verbose_name="content")),
                ("digest", models.CharField(blank=True, max_length=64)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a plan",
                "verbose_name_plural": "versions of plans",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plan_version_is_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_on", None)), fields=("plan",), name="plan_has_one_draft"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_on", None), ("digest", "")),
                            models.Q(("approved_on__isnull", False), models.Q(("digest", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="plan_version_is_frozen_when_approved",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField(verbose_name="task")),
                ("product", models.CharField(blank=True, max_length=400, verbose_name="product")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                ("due_on", models.DateField(verbose_name="to be completed by")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name="weight"
                    ),
                ),
                ("is_binding", models.BooleanField(default=False, verbose_name="has been given")),
                ("order", models.PositiveIntegerField(default=1, verbose_name="order")),
                (
                    "source_kind",
                    models.CharField(
                        choices=[
                            ("plan", "Plan"),
                            ("conclusion", "Conclusion of a conference"),
                            ("inspection", "Inspection"),
                            ("resolution", "Clause of a resolution"),
                            ("ad_hoc", "Arising in between"),
                        ],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                ("source_key", models.CharField(blank=True, db_index=True, max_length=120)),
                ("source_label", models.CharField(blank=True, max_length=400, verbose_name="where it comes from")),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="completed on")),
                ("handed_in", models.CharField(blank=True, max_length=400, verbose_name="product handed in")),
                ("reported_share", models.PositiveSmallIntegerField(default=0, verbose_name="done, in per cent")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="no longer carried out from")),
                ("cancel_reason", models.TextField(blank=True, verbose_name="why it is no longer carried out")),
                ("cancel_decision", models.CharField(blank=True, max_length=200, verbose_name="deciding paper")),
                ("search_text", models.TextField(blank=True)),
                (
                    "block",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.block",
                        verbose_name="block",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss_led",
                        to="organisations.body",
                        verbose_name="lead body",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="plans.task",
                        verbose_name="part of the task",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="%(class)ss_shared",
                        to="organisations.body",
                        verbose_name="co-operating bodies",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "since_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="new_tasks",
                        to="plans.planversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "task",
                "verbose_name_plural": "tasks",
                "ordering": ["order", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("cancelled_on", None), ("completed_on", None)),
                        fields=["due_on"],
                        name="task_open_by_day",
                    ),
                    models.Index(fields=["programme", "due_on"], name="task_by_programme"),
                    models.Index(fields=["source_kind", "source_key"], name="task_by_source"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None), ("due_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="task_is_due_after_its_start",
                    ),
                    models.CheckConstraint(condition=models.Q(("weight__gte", 1)), name="task_has_a_weight"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completed_on", None), models.Q(("handed_in", ""), _negated=True), _connector="OR"
                        ),
                        name="task_is_completed_by_its_product",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("completed_on", None), ("cancelled_on", None), _connector="OR"),
                        name="task_is_completed_or_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_on", None), models.Q(("cancel_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="task_is_cancelled_for_a_reason",
                    ),
                    models.CheckConstraint(condition=models.Q(("reported_share__lte", 100)), name="task_is_done_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="indicators.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proofs",
                        to="indicators.target",
                        verbose_name="target",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="plans.task",
                        verbose_name="task",
                    ),
                ),
            ],
            options={
                "verbose_name": "proof",
                "verbose_name_plural": "proofs",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("task", "indicator"), name="proof_is_named_once")],
            },
        ),
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reported_at", models.DateTimeField(verbose_name="reported")),
                ("text", models.TextField(verbose_name="how it goes on")),
                ("product", models.CharField(blank=True, max_length=400, verbose_name="product so far")),
                ("share", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="done, in per cent")),
                (
                    "reported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reported by",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress_notes",
                        to="plans.task",
                        verbose_name="task",
                    ),
                ),
            ],
            options={
                "verbose_name": "progress note",
                "verbose_name_plural": "progress notes",
                "ordering": ["-reported_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("share", None), ("share__lte", 100), _connector="OR"),
                        name="progress_is_at_most_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField(verbose_name="task")),
                ("product", models.CharField(blank=True, max_length=400, verbose_name="product")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                ("due_on", models.DateField(verbose_name="to be completed by")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name="weight"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss_led",
                        to="organisations.body",
                        verbose_name="lead body",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="%(class)ss_shared",
                        to="organisations.body",
                        verbose_name="co-operating bodies",
                    ),
                ),
                (
                    "block",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.block",
                        verbose_name="block",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="plans.planversion",
                        verbose_name="version",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="plans.task",
                        verbose_name="task",
                    ),
                ),
            ],
            options={
                "verbose_name": "amendment",
                "verbose_name_plural": "amendments",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None), ("due_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="amendment_is_due_after_its_start",
                    ),
                    models.CheckConstraint(condition=models.Q(("weight__gte", 1)), name="amendment_has_a_weight"),
                    models.UniqueConstraint(fields=("version", "task"), name="amendment_is_made_once_in_a_version"),
                ],
            },
        ),
    ]
