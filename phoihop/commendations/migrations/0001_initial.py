import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("exemplars", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("programmes", "0001_initial"),
        ("reviews", "0001_initial"),
        ("submissions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=300, verbose_name="subject of the decision")),
                ("grounds", models.TextField(blank=True, verbose_name="grounds")),
                (
                    "layout",
                    models.CharField(
                        choices=[("party", "Party form"), ("state", "State form (Decree 30/2020)")],
                        max_length=10,
                        verbose_name="form of the paper",
                    ),
                ),
                ("place", models.CharField(max_length=80, verbose_name="issued in")),
                ("signatory", models.CharField(max_length=120, verbose_name="signed by")),
                ("office", models.CharField(max_length=150, verbose_name="office of the signatory")),
                ("on_behalf_of", models.CharField(blank=True, max_length=200, verbose_name="on behalf of")),
                ("signed_on", models.DateField(verbose_name="signed on")),
                ("decided_at", models.DateTimeField(verbose_name="entered")),
                ("search_text", models.TextField(blank=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="authority",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "issued_number",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issuednumber",
                        verbose_name="number",
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
                "verbose_name": "decision on awards",
                "verbose_name_plural": "decisions on awards",
                "ordering": ["-signed_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AwardForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merit", "Certificate of merit (bằng khen)"),
                            ("letter", "Letter of commendation (giấy khen)"),
                            ("other", "Another form"),
                        ],
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                (
                    "share",
                    models.PositiveSmallIntegerField(default=51, verbose_name="percent of the members in favour"),
                ),
                ("retired", models.BooleanField(default=False, verbose_name="no longer used")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="award_forms",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "form of award",
                "verbose_name_plural": "forms of award",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "name"), name="award_form_is_named_once"),
                    models.CheckConstraint(
                        condition=models.Q(("share__gte", 1), ("share__lte", 100)),
                        name="award_form_asks_a_share_of_the_council",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "category",
                    models.CharField(
                        choices=[("merit", "Regular merit"), ("thematic", "Thematic"), ("ad_hoc", "Ad hoc")],
                        max_length=8,
                        verbose_name="sort of achievement",
                    ),
                ),
                (
                    "subject_kind",
                    models.CharField(
                        choices=[("collective", "Collective"), ("individual", "Individual")],
                        max_length=10,
                        verbose_name="collective or individual",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="unit within the body")),
                ("person", models.CharField(blank=True, max_length=120, verbose_name="name of the nominee")),
                ("office", models.CharField(blank=True, max_length=150, verbose_name="office of the nominee")),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="consented or told on")),
                ("retain_until", models.DateField(blank=True, null=True, verbose_name="name kept until")),
                ("achievement", models.CharField(max_length=500, verbose_name="achievement")),
                ("report", models.TextField(verbose_name="report on the achievement")),
                ("confirmed_by", models.CharField(blank=True, max_length=200, verbose_name="report confirmed by")),
                ("achieved_since", models.DateField(verbose_name="achieved from")),
                ("achieved_until", models.DateField(verbose_name="achieved until")),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("examined", "Examined"),
                            ("submitted", "Awaiting decision"),
                            ("decided", "Decided"),
                            ("conferred", "Conferred"),
                            ("rejected", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                            ("revoked", "Revoked"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="where it stands",
                    ),
                ),
                (
                    "pending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("discipline", "Discipline"),
                            ("investigation", "Investigation"),
                            ("inspection", "Inspection with signs of violation"),
                            ("complaint", "Complaint"),
                        ],
                        max_length=13,
                        verbose_name="pending",
                    ),
                ),
                ("pending_since", models.DateField(blank=True, null=True, verbose_name="pending since")),
                ("sanction_ended_on", models.DateField(blank=True, null=True, verbose_name="sanction ended on")),
                (
                    "register_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year of the register"),
                ),
                (
                    "register_number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number in the register"),
                ),
                ("conferred_on", models.DateField(blank=True, null=True, verbose_name="conferred on")),
                ("revoked_on", models.DateField(blank=True, null=True, verbose_name="revoked on")),
                ("revocation_reason", models.CharField(blank=True, max_length=300, verbose_name="why it was revoked")),
                ("search_text", models.TextField(blank=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="authority",
                    ),
                ),
                (
                    "basis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commendations.awardproposal",
                        verbose_name="earlier award as a basis",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "collective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="body proposed",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="commendations.awarddecision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="commendations.awardform",
                        verbose_name="form of award",
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
                "verbose_name": "proposal for an award",
                "verbose_name_plural": "proposals for awards",
                "indexes": [
                    models.Index(fields=["body", "state"], name="award_by_body"),
                    models.Index(fields=["authority", "state"], name="award_by_authority"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("achieved_until__gt", models.F("achieved_since"))),
                        name="achievement_has_days",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("register_number__isnull", False)),
                        fields=("authority", "register_year", "register_number"),
                        name="award_has_its_number_in_the_register",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pending", ""), ("pending_since__isnull", False), _connector="OR"),
                        name="award_is_frozen_since_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person", ""),
                            models.Q(("retain_until__isnull", False), ("told_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="nominee_was_told_and_is_forgotten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "revoked"), _negated=True),
                            models.Q(("revocation_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="award_is_revoked_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("propose", "Propose"),
                            ("withdraw", "Take the proposal back"),
                            ("pass", "Passed by the council"),
                            ("fail", "Not passed by the council"),
                            ("submit", "Submit for decision"),
                            ("refuse", "Decline"),
                            ("decide", "Decide"),
                            ("confer", "Confer"),
                            ("revoke", "Revoke"),
                            ("freeze", "Freeze"),
                            ("thaw", "Lift the freeze"),
                        ],
                        max_length=8,
                        verbose_name="step",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="moment")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="commendations.awardproposal",
                        verbose_name="proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a proposal",
                "verbose_name_plural": "steps of proposals",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CouncilVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("council", models.CharField(max_length=200, verbose_name="council")),
                ("met_on", models.DateField(verbose_name="met on")),
                ("members", models.PositiveSmallIntegerField(verbose_name="members")),
                ("present", models.PositiveSmallIntegerField(verbose_name="present")),
                ("in_favour", models.PositiveSmallIntegerField(verbose_name="in favour")),
                ("against", models.PositiveSmallIntegerField(default=0, verbose_name="against")),
                ("blank", models.PositiveSmallIntegerField(default=0, verbose_name="blank")),
                ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vote",
                        to="commendations.awardproposal",
                        verbose_name="proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "vote of a council",
                "verbose_name_plural": "votes of councils",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "present",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("in_favour"), "+", models.F("against")
                                    ),
                                    "+",
                                    models.F("blank"),
                                ),
                            ),
                            ("present__lte", models.F("members")),
                        ),
                        name="votes_are_those_of_the_present",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=400, verbose_name="what it shows")),
                ("words", models.CharField(blank=True, max_length=120, verbose_name="as worded")),
                ("address", models.CharField(max_length=300, verbose_name="address of the trace")),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="submissions.entry",
                        verbose_name="figure",
                    ),
                ),
                (
                    "exemplar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="exemplars.exemplar",
                        verbose_name="model",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="commendations.awardproposal",
                        verbose_name="proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("exemplar__isnull", False)),
                        fields=("proposal", "exemplar"),
                        name="model_is_evidence_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("entry__isnull", False)),
                        fields=("proposal", "entry"),
                        name="figure_is_evidence_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Announcement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("named_at", models.DateTimeField(verbose_name="entered")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="announcements",
                        to="reviews.conference",
                        verbose_name="conference",
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announcements",
                        to="commendations.awarddecision",
                        verbose_name="decision on awards",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision announced at a conference",
                "verbose_name_plural": "decisions announced at conferences",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conference", "decision"), name="decision_is_announced_once_at_a_conference"
                    )
                ],
            },
        ),
    ]
