import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("plans", "0001_initial"),
        ("programmes", "0001_initial"),
        ("territories", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Checklist",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checklists",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "checklist",
                "verbose_name_plural": "checklists",
                "ordering": ["name", "pk"],
                "constraints": [models.UniqueConstraint(fields=("programme", "name"), name="checklist_is_named_once")],
            },
        ),
        migrations.CreateModel(
            name="ChecklistVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("since", models.DateField(verbose_name="in force from")),
                ("issued_at", models.DateTimeField(verbose_name="issued")),
                (
                    "checklist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="inspections.checklist",
                        verbose_name="checklist",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a checklist",
                "verbose_name_plural": "versions of checklists",
                "ordering": ["checklist", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("checklist", "number"), name="checklist_version_has_its_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("requirement", models.CharField(max_length=500, verbose_name="requirement")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="basis")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="inspections.checklistversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "point of a checklist",
                "verbose_name_plural": "points of checklists",
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "order"), name="checklist_point_has_its_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[("strength", "Strength"), ("shortcoming", "Shortcoming")],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="finding")),
                ("found_on", models.DateField(verbose_name="found on")),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistpoint",
                        verbose_name="point of a checklist",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding",
                "verbose_name_plural": "findings",
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FindingReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="statement")),
                ("replied_at", models.DateTimeField(verbose_name="stated")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="inspections.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="stated by",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement on a finding",
                "verbose_name_plural": "statements on findings",
                "ordering": ["replied_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300, verbose_name="title of the inspection")),
                ("is_survey", models.BooleanField(default=False, verbose_name="survey without a conclusion")),
                ("scope", models.TextField(blank=True, verbose_name="scope")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("handed_over_at", models.DateTimeField(blank=True, null=True, verbose_name="findings handed over")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("called_off_at", models.DateTimeField(blank=True, null=True, verbose_name="called off")),
                (
                    "called_off_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was called off"),
                ),
                ("search_text", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="inspected body",
                    ),
                ),
                (
                    "checklist",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistversion",
                        verbose_name="checklist",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspections",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "inspection",
                "verbose_name_plural": "inspections",
                "indexes": [
                    models.Index(fields=["programme", "since"], name="inspection_by_programme"),
                    models.Index(fields=["body", "since"], name="inspection_by_body"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="inspection_has_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("called_off_at", None), models.Q(("called_off_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="inspection_is_called_off_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("called_off_at", None), ("closed_on", None), _connector="OR"),
                        name="inspection_is_closed_or_called_off",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectingBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heads", models.BooleanField(default=False, verbose_name="heads the team")),
                ("office", models.CharField(blank=True, max_length=150, verbose_name="office of the head of the team")),
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
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team",
                        to="inspections.inspection",
                        verbose_name="inspection",
                    ),
                ),
            ],
            options={
                "verbose_name": "body of the team",
                "verbose_name_plural": "bodies of the team",
                "ordering": ["-heads", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("inspection", "body"), name="body_is_in_a_team_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("heads", True)), fields=("inspection",), name="team_has_one_head"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="finding",
            name="inspection",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="findings",
                to="inspections.inspection",
                verbose_name="inspection",
            ),
        ),
        migrations.CreateModel(
            name="InspectionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("yes", "Met"),
                            ("partly", "Met in part"),
                            ("no", "Not met"),
                            ("na", "Not applicable"),
                        ],
                        max_length=8,
                        verbose_name="how it is met",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=500, verbose_name="remark")),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="inspections.inspection",
                        verbose_name="inspection",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistpoint",
                        verbose_name="point of a checklist",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a checklist",
                "verbose_name_plural": "answers to checklists",
                "ordering": ["point__order"],
                "constraints": [models.UniqueConstraint(fields=("inspection", "point"), name="point_is_answered_once")],
            },
        ),
        migrations.CreateModel(
            name="InspectionConclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.TextField(verbose_name="general assessment")),
                ("signed_on", models.DateField(verbose_name="signed on")),
                (
                    "layout",
                    models.CharField(
                        choices=[("party", "Party form"), ("state", "State form (Decree 30/2020)")],
                        max_length=10,
                        verbose_name="form of the paper",
                    ),
                ),
                ("issued_from", models.CharField(max_length=100, verbose_name="place of issue")),
                ("signatory", models.CharField(max_length=120, verbose_name="signed by")),
                ("office", models.CharField(max_length=150, verbose_name="office of the signatory")),
                ("on_behalf_of", models.CharField(blank=True, max_length=200, verbose_name="on whose behalf")),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "inspection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusion",
                        to="inspections.inspection",
                        verbose_name="inspection",
                    ),
                ),
                (
                    "number",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issuednumber",
                        verbose_name="number",
                    ),
                ),
            ],
            options={
                "verbose_name": "conclusion of an inspection",
                "verbose_name_plural": "conclusions of inspections",
            },
        ),
        migrations.CreateModel(
            name="InspectionCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="correction")),
                ("corrected_on", models.DateField(verbose_name="corrected on")),
                (
                    "corrected_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="inspections.inspection",
                        verbose_name="inspection",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of a conclusion",
                "verbose_name_plural": "corrections of conclusions",
                "ordering": ["corrected_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="InspectionPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose and requirements")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="number and symbol of the plan"),
                ),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                ("search_text", models.TextField(blank=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspection_plans",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan of inspections",
                "verbose_name_plural": "plans of inspections",
                "ordering": ["-year", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "year"), name="inspections_are_planned_yearly")
                ],
            },
        ),
        migrations.AddField(
            model_name="inspection",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inspections",
                to="inspections.inspectionplan",
                verbose_name="plan",
            ),
        ),
        migrations.CreateModel(
            name="InspectionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("text", models.TextField(verbose_name="request")),
                ("due_on", models.DateField(verbose_name="to be met by")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Being drafted"),
                            ("open", "Awaiting remedy"),
                            ("handed_in", "Awaiting verification"),
                            ("returned", "Not sufficient, to be remedied again"),
                            ("verified", "Verified"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="stage",
                    ),
                ),
                ("search_text", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="body asked",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="inspections.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="inspections.inspection",
                        verbose_name="inspection",
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspection_request",
                        to="plans.task",
                        verbose_name="task",
                    ),
                ),
            ],
            options={
                "verbose_name": "request of an inspection",
                "verbose_name_plural": "requests of inspections",
                "ordering": ["number", "pk"],
                "indexes": [
                    models.Index(fields=["body", "stage", "due_on"], name="request_by_body"),
                    models.Index(fields=["stage", "due_on"], name="request_by_stage"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("inspection", "number"), name="request_has_its_number"),
                    models.CheckConstraint(
                        condition=models.Q(("stage", "draft"), ("task__isnull", False), _connector="OR"),
                        name="request_that_is_made_is_a_task",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("former_due_on", models.DateField(verbose_name="formerly to be met by")),
                ("due_on", models.DateField(verbose_name="to be met by")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("extended_at", models.DateTimeField(verbose_name="extended")),
                (
                    "extended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="extended by",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="inspections.inspectionrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "extension",
                "verbose_name_plural": "extensions",
                "ordering": ["extended_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("former_due_on"))), name="extension_gives_more_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("statement", models.TextField(verbose_name="what was done")),
                ("handed_in_at", models.DateTimeField(verbose_name="handed in")),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed in by",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remedies",
                        to="inspections.inspectionrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "remedy",
                "verbose_name_plural": "remedies",
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("request", "number"), name="remedy_has_its_number")],
            },
        ),
        migrations.CreateModel(
            name="InspectionEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=200, verbose_name="what the evidence shows")),
                ("address", models.CharField(blank=True, max_length=500, verbose_name="address within this site")),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="inspections.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.upload",
                        verbose_name="file",
                    ),
                ),
                (
                    "remedy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="inspections.remedy",
                        verbose_name="remedy",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence of an inspection",
                "verbose_name_plural": "evidence of inspections",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding__isnull", False), ("remedy", None)),
                            models.Q(("finding", None), ("remedy__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidence_is_of_a_finding_or_a_remedy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), ("upload__isnull", False)),
                            models.Q(("upload", None), models.Q(("address", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="evidence_is_a_file_or_an_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verified", models.BooleanField(verbose_name="verified")),
                ("reason", models.TextField(verbose_name="reason")),
                ("judged_at", models.DateTimeField(verbose_name="judged")),
                (
                    "judged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="judged by",
                    ),
                ),
                (
                    "remedy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verification",
                        to="inspections.remedy",
                        verbose_name="remedy",
                    ),
                ),
            ],
            options={
                "verbose_name": "verification",
                "verbose_name_plural": "verifications",
            },
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(fields=("inspection", "number"), name="finding_has_its_number"),
        ),
    ]
