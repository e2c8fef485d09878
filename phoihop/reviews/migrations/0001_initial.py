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
        ("submissions", "0001_initial"),
        ("territories", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("briefing", "Liaison meeting"),
                            ("interim", "Interim review conference"),
                            ("final", "Final review conference"),
                        ],
                        max_length=10,
                        verbose_name="kind of conference",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("venue", models.CharField(max_length=300, verbose_name="venue")),
                ("begins_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("awards", models.TextField(blank=True, verbose_name="decisions on commendations announced")),
                (
                    "layout",
                    models.CharField(
                        choices=[("party", "Party form"), ("state", "State form (Decree 30/2020)")],
                        max_length=10,
                        verbose_name="form of papers",
                    ),
                ),
                ("issued_from", models.CharField(blank=True, max_length=100, verbose_name="place of issue")),
                ("signatory", models.CharField(blank=True, max_length=120, verbose_name="signed by")),
                ("office", models.CharField(blank=True, max_length=150, verbose_name="office of the signatory")),
                ("on_behalf_of", models.CharField(blank=True, max_length=150, verbose_name="on whose behalf")),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invitations sent")),
                ("concluded_on", models.DateField(blank=True, null=True, verbose_name="conclusions signed on")),
                ("concluded_at", models.DateTimeField(blank=True, null=True, verbose_name="conclusions issued")),
                ("called_off_at", models.DateTimeField(blank=True, null=True, verbose_name="called off")),
                (
                    "called_off_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was called off"),
                ),
                ("search_text", models.TextField(blank=True)),
                (
                    "chairs",
                    models.ManyToManyField(related_name="+", to="organisations.body", verbose_name="chaired by"),
                ),
                (
                    "invitation_number",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issuednumber",
                        verbose_name="number of the invitation",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="convened by",
                    ),
                ),
                (
                    "notice_number",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issuednumber",
                        verbose_name="number of the notice",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "regulation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.regulation",
                        verbose_name="regulation signed there",
                    ),
                ),
            ],
            options={
                "verbose_name": "conference",
                "verbose_name_plural": "conferences",
                "indexes": [models.Index(fields=["programme", "begins_at"], name="conference_by_programme")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("begins_at"))),
                        name="conference_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("concluded_at", None),
                            models.Q(("called_off_at", None), ("concluded_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="conference_is_concluded_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("called_off_at", None), models.Q(("called_off_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="conference_is_called_off_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("starts", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("subject", models.CharField(max_length=400, verbose_name="what is dealt with")),
                ("office", models.CharField(blank=True, max_length=150, verbose_name="office of who speaks")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="speaking body",
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="reviews.conference"
                    ),
                ),
            ],
            options={
                "verbose_name": "point of the agenda",
                "verbose_name_plural": "agenda",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ConferencePaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("handed_in_at", models.DateTimeField(verbose_name="handed in")),
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
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="reviews.conference"
                    ),
                ),
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
                "verbose_name": "conference paper",
                "verbose_name_plural": "conference papers",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("progress", models.TextField(blank=True, verbose_name="course of the conference")),
                ("discussion", models.TextField(blank=True, verbose_name="discussion")),
                ("conclusion", models.TextField(blank=True, verbose_name="closing words of the chair")),
                ("secretary", models.CharField(blank=True, max_length=120, verbose_name="secretary")),
                (
                    "secretary_office",
                    models.CharField(blank=True, max_length=150, verbose_name="office of the secretary"),
                ),
                ("chair", models.CharField(blank=True, max_length=120, verbose_name="chair")),
                ("chair_office", models.CharField(blank=True, max_length=150, verbose_name="office of the chair")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="minutes", to="reviews.conference"
                    ),
                ),
                (
                    "number",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issuednumber",
                        verbose_name="number",
                    ),
                ),
            ],
            options={
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("liaison", "Liaison meeting"),
                            ("half_year", "Half-year review"),
                            ("annual", "Annual review"),
                            ("midterm", "Midterm review"),
                            ("final", "Final review"),
                            ("topic", "Review of one subject"),
                        ],
                        max_length=10,
                        verbose_name="kind of review",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="subject line")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                (
                    "tree",
                    models.CharField(
                        choices=[("place", "Where it happened"), ("body", "Who reported it")],
                        default="place",
                        max_length=5,
                        verbose_name="adds up",
                    ),
                ),
                ("structure_on", models.DateField(blank=True, null=True, verbose_name="structure of the day")),
                (
                    "compares_last_year",
                    models.BooleanField(default=True, verbose_name="compared with the same period last year"),
                ),
                ("compares_targets", models.BooleanField(default=True, verbose_name="compared with the targets")),
                (
                    "layout",
                    models.CharField(
                        choices=[("party", "Party form"), ("state", "State form (Decree 30/2020)")],
                        max_length=10,
                        verbose_name="form of papers",
                    ),
                ),
                ("issued_from", models.CharField(blank=True, max_length=100, verbose_name="place of issue")),
                ("recipients", models.TextField(blank=True, verbose_name="recipients")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("signed", "Signed")],
                        default="draft",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed")),
                ("created_at", models.DateTimeField(verbose_name="drafted")),
                ("refreshed_at", models.DateTimeField(verbose_name="figures of")),
                ("search_text", models.TextField(blank=True)),
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
                    "closing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="submissions.closing",
                        verbose_name="closing",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="drafted by",
                    ),
                ),
                (
                    "issued_number",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issuednumber",
                        verbose_name="number",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="review_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body", None), ("place__isnull", False), ("tree", "place")),
                            models.Q(("body__isnull", False), ("place", None), ("tree", "body")),
                            _connector="OR",
                        ),
                        name="review_has_one_unit_at_the_top",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "signed"), _negated=True),
                            models.Q(("closing__isnull", False), ("signed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="review_signed_on_closed_figures",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("total", "Total"),
                            ("target", "Target set"),
                            ("attainment", "Share of the target"),
                            ("change", "Change since the same period last year"),
                            ("versus", "Share of the same period last year"),
                            ("joint", "Of which done together"),
                            ("removed", "Left out because it was counted already"),
                            ("count", "Count in the registers"),
                            ("followed", "Count of what came of conclusions"),
                        ],
                        max_length=12,
                        verbose_name="kind of figure",
                    ),
                ),
                ("label", models.CharField(max_length=600, verbose_name="what it says")),
                ("question", models.JSONField(verbose_name="question")),
                ("words", models.CharField(max_length=120, verbose_name="in words")),
                (
                    "low",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=28, null=True, verbose_name="at least"
                    ),
                ),
                (
                    "high",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=28, null=True, verbose_name="at most"),
                ),
                ("expected", models.PositiveIntegerField(default=0, verbose_name="reports owed")),
                ("received", models.PositiveIntegerField(default=0, verbose_name="reports received")),
                ("approved", models.PositiveIntegerField(default=0, verbose_name="reports approved")),
                ("approximate", models.PositiveIntegerField(default=0, verbose_name="entries not exact")),
                ("latest_at", models.DateTimeField(blank=True, null=True, verbose_name="approved until")),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="reviews.review"
                    ),
                ),
            ],
            options={
                "verbose_name": "quoted figure",
                "verbose_name_plural": "quoted figures",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "code"), name="quoted_figure_has_its_own_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("annex", models.PositiveSmallIntegerField(default=0)),
                ("order", models.PositiveIntegerField(verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("heading", "Heading"),
                            ("paragraph", "Paragraph"),
                            ("item", "Item"),
                            ("table", "Table"),
                            ("chart", "Chart"),
                        ],
                        max_length=10,
                        verbose_name="kind of passage",
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(default=1, verbose_name="level")),
                ("text", models.TextField(blank=True, verbose_name="text of the passage")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("stamp", models.PositiveIntegerField(default=0)),
                ("edited_at", models.DateTimeField(blank=True, null=True, verbose_name="changed")),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="reviews.review"
                    ),
                ),
            ],
            options={
                "verbose_name": "passage",
                "verbose_name_plural": "passages",
                "ordering": ["annex", "order", "pk"],
            },
        ),
        migrations.AddField(
            model_name="conference",
            name="report",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conferences",
                to="reviews.review",
                verbose_name="central report",
            ),
        ),
        migrations.CreateModel(
            name="ReviewIssuer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("superior", models.CharField(blank=True, max_length=250, verbose_name="superior as printed")),
                ("signatory", models.CharField(blank=True, max_length=120, verbose_name="signed by")),
                ("office", models.CharField(blank=True, max_length=150, verbose_name="office of the signatory")),
                (
                    "authority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "In their own right"),
                            ("TM", "On behalf of a collective (TM.)"),
                            ("KT", "For the head (KT.)"),
                            ("TL", "By order (TL.)"),
                            ("TUQ", "Authorised (TUQ.)"),
                            ("Q", "Acting (Q.)"),
                        ],
                        max_length=3,
                        verbose_name="by what right",
                    ),
                ),
                ("on_behalf_of", models.CharField(blank=True, max_length=150, verbose_name="on whose behalf")),
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
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="issuers", to="reviews.review"
                    ),
                ),
            ],
            options={
                "verbose_name": "issuer",
                "verbose_name_plural": "issuers",
                "ordering": ["order", "pk"],
                "constraints": [models.UniqueConstraint(fields=("review", "body"), name="review_issuer_signs_once")],
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("text", models.TextField(verbose_name="clause")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="suggested day")),
                ("asks_task", models.BooleanField(default=True, verbose_name="becomes a task")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="suggested lead",
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="conclusions", to="reviews.conference"
                    ),
                ),
            ],
            options={
                "verbose_name": "conclusion",
                "verbose_name_plural": "conclusions",
                "ordering": ["number", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="clauses_are_numbered_from_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("invited", models.PositiveSmallIntegerField(default=1, verbose_name="number invited")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("coming", "Comes"), ("absent", "Does not come")],
                        max_length=8,
                        verbose_name="reply",
                    ),
                ),
                ("answer_note", models.CharField(blank=True, max_length=300, verbose_name="note of the reply")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="replied")),
                ("present", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="present")),
                ("absence_note", models.CharField(blank=True, max_length=300, verbose_name="note of absence")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="replied by",
                    ),
                ),
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
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="reviews.conference"
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "body"), name="body_is_invited_once"),
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("answered_at__isnull", False), _connector="OR"),
                        name="answer_has_its_moment",
                    ),
                ],
            },
        ),
    ]
