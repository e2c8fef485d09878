import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("programmes", "0001_initial"),
        ("territories", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExemplarField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                (
                    "national",
                    models.CharField(
                        choices=[
                            ("economy", "Economy"),
                            ("society", "Culture and society"),
                            ("defence", "Defence and security"),
                            ("politics", "Political system"),
                        ],
                        max_length=8,
                        verbose_name="national field",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("retired", models.BooleanField(default=False, verbose_name="no longer used")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exemplar_fields",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "field of models",
                "verbose_name_plural": "fields of models",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "name"), name="exemplar_field_is_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Exemplar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="residential group or unit")),
                (
                    "origin",
                    models.CharField(
                        choices=[("new", "Newly built"), ("running", "Already at work")],
                        max_length=8,
                        verbose_name="new or running",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name of the model")),
                ("situation", models.TextField(verbose_name="situation and reason")),
                ("aim", models.TextField(verbose_name="aims and criteria")),
                ("content", models.TextField(verbose_name="content and way of working")),
                ("reach", models.TextField(verbose_name="area and people addressed")),
                ("forces", models.TextField(verbose_name="forces: who leads, co-operates, takes part")),
                ("resources", models.TextField(verbose_name="resources and time")),
                ("products", models.TextField(verbose_name="products and results that can be checked")),
                ("durability", models.TextField(verbose_name="whether it can last and be copied")),
                ("registered_on", models.DateField(verbose_name="registered on")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="at work since")),
                ("stopped_on", models.DateField(blank=True, null=True, verbose_name="stopped on")),
                ("stop_reason", models.CharField(blank=True, max_length=300, verbose_name="why it stopped")),
                (
                    "gate",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("effective", "Effective"),
                            ("recognised", "Recognised"),
                            ("typical", "Typical"),
                            ("proposed", "Proposed for reward"),
                        ],
                        default="registered",
                        max_length=10,
                        verbose_name="gate",
                    ),
                ),
                ("public", models.BooleanField(default=False, verbose_name="shown to everybody")),
                ("summary", models.TextField(blank=True, verbose_name="what everybody may read")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was withdrawn"),
                ),
                ("search_text", models.TextField(blank=True)),
                ("public_text", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="registered by",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemplars",
                        to="territories.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemplars",
                        to="exemplars.exemplarfield",
                        verbose_name="field",
                    ),
                ),
            ],
            options={
                "verbose_name": "model",
                "verbose_name_plural": "models",
                "indexes": [
                    models.Index(fields=["body", "registered_on"], name="exemplar_by_body"),
                    models.Index(fields=["place"], name="exemplar_by_place"),
                    models.Index(fields=["public", "gate"], name="exemplar_public"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stopped_on", None), models.Q(("stop_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="exemplar_stops_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="exemplar_is_withdrawn_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GateStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "gate",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("effective", "Effective"),
                            ("recognised", "Recognised"),
                            ("typical", "Typical"),
                            ("proposed", "Proposed for reward"),
                        ],
                        max_length=10,
                        verbose_name="gate",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("decided_by", models.CharField(blank=True, max_length=200, verbose_name="by whose decision")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="number and symbol")),
                ("taken_at", models.DateTimeField(verbose_name="entered")),
                ("taken_back_at", models.DateTimeField(blank=True, null=True, verbose_name="undone")),
                ("back_reason", models.CharField(blank=True, max_length=300, verbose_name="why it was taken back")),
                (
                    "exemplar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="exemplars.exemplar",
                        verbose_name="model",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "gate passed",
                "verbose_name_plural": "gates passed",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IndividualCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "gate",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("effective", "Effective"),
                            ("recognised", "Recognised"),
                            ("typical", "Typical"),
                            ("proposed", "Proposed for reward"),
                        ],
                        default="registered",
                        max_length=10,
                        verbose_name="gate",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("number", models.PositiveIntegerField(verbose_name="number of individuals")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="number and symbol")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="registered by",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="exemplars.exemplarfield",
                        verbose_name="field",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "count of individuals",
                "verbose_name_plural": "counts of individuals",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "body", "field", "gate", "on"), name="individuals_are_counted_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Replication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="on")),
                ("by", models.CharField(blank=True, max_length=200, verbose_name="taken up by")),
                (
                    "copy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origins",
                        to="exemplars.exemplar",
                        verbose_name="its copy",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copies",
                        to="exemplars.exemplar",
                        verbose_name="model",
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
            ],
            options={
                "verbose_name": "replication",
                "verbose_name_plural": "replications",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("copy__isnull", False)), fields=("model", "copy"), name="copy_is_named_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("copy", None), models.Q(("copy", models.F("model")), _negated=True), _connector="OR"
                        ),
                        name="copy_is_another_model",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rubric",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="number and symbol")),
                (
                    "effective",
                    models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points to be effective"),
                ),
                (
                    "recognised",
                    models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points to be recognised"),
                ),
                ("typical", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points to be typical")),
                ("is_default", models.BooleanField(default=False, verbose_name="neutral default")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rubrics",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "rubric",
                "verbose_name_plural": "rubrics",
                "ordering": ["version"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="exemplars_rubric_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(fields=("programme", "version"), name="rubric_version_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective__lte", models.F("recognised")), ("recognised__lte", models.F("typical"))
                        ),
                        name="rubric_thresholds_rise",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("council", models.CharField(max_length=200, verbose_name="council")),
                ("members", models.PositiveSmallIntegerField(verbose_name="members")),
                ("present", models.PositiveSmallIntegerField(verbose_name="present")),
                ("on", models.DateField(verbose_name="on")),
                ("total", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points")),
                ("opinion", models.TextField(blank=True, verbose_name="opinion of the council")),
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
                    "exemplar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluations",
                        to="exemplars.exemplar",
                        verbose_name="model",
                    ),
                ),
                (
                    "rubric",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="exemplars.rubric",
                        verbose_name="rubric",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation",
                "verbose_name_plural": "evaluations",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 1), ("present__lte", models.F("members"))),
                        name="evaluation_by_members_present",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("most", models.DecimalField(decimal_places=2, default=0, max_digits=5, verbose_name="points at most")),
                ("evidence", models.BooleanField(default=False, verbose_name="evidence required")),
                ("veto", models.BooleanField(default=False, verbose_name="decides by itself")),
                (
                    "rubric",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="exemplars.rubric",
                        verbose_name="rubric",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("rubric", "order"), name="criterion_has_its_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("most", 0), ("veto", True)),
                            models.Q(("most__gt", 0), ("veto", False)),
                            _connector="OR",
                        ),
                        name="criterion_gives_points_or_vetoes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("points", models.DecimalField(decimal_places=2, default=0, max_digits=5, verbose_name="points")),
                ("satisfied", models.BooleanField(default=True, verbose_name="satisfied")),
                ("evidence", models.CharField(blank=True, max_length=500, verbose_name="evidence")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="exemplars.criterion",
                        verbose_name="criterion",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="exemplars.evaluation",
                        verbose_name="evaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "criterion"), name="criterion_is_scored_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="StandingCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("half", models.DateField(verbose_name="half-year")),
                ("maintained", models.BooleanField(verbose_name="still kept up")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="results, or why not")),
                ("checked_at", models.DateTimeField(verbose_name="checked")),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "exemplar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="exemplars.exemplar",
                        verbose_name="model",
                    ),
                ),
            ],
            options={
                "verbose_name": "check of a model",
                "verbose_name_plural": "checks of models",
                "ordering": ["-half"],
                "constraints": [
                    models.UniqueConstraint(fields=("exemplar", "half"), name="check_is_made_once_a_half_year")
                ],
            },
        ),
    ]
