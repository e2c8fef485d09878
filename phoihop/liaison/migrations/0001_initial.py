import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("monthly", "Monthly note"),
                            ("quarterly", "Quarterly note"),
                            ("urgent", "Urgent note"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("period", models.CharField(blank=True, max_length=10, verbose_name="period")),
                ("subject", models.CharField(max_length=300, verbose_name="what it is about")),
                ("account", models.TextField(blank=True, verbose_name="what happened, or the results")),
                ("assessment", models.TextField(blank=True, verbose_name="first assessment, or what is arising")),
                ("proposals", models.TextField(blank=True, verbose_name="proposals")),
                ("signatory", models.CharField(blank=True, max_length=120, verbose_name="signed by")),
                ("office", models.CharField(blank=True, max_length=150, verbose_name="office of the signatory")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("sent", "Sent")],
                        default="draft",
                        max_length=6,
                        verbose_name="state",
                    ),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="begun")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("search_text", models.CharField(blank=True, max_length=700)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="organisations.body",
                        verbose_name="sender",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="liaison.note",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begun by",
                    ),
                ),
                (
                    "number",
                    models.OneToOneField(
                        blank=True,
                        null=True,
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
                        related_name="notes",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
            ],
            options={
                "verbose_name": "liaison note",
                "verbose_name_plural": "liaison notes",
                "indexes": [models.Index(fields=["body", "kind", "period"], name="note_by_body_and_period")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            models.Q(("sent_at", None), _negated=True),
                            _connector="OR",
                        ),
                        name="note_is_sent_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "urgent"), ("period", "")),
                            models.Q(
                                models.Q(("kind", "urgent"), _negated=True), models.Q(("period", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="note_tells_of_a_period_or_an_event",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("land", "Land, clearance of sites, resettlement"),
                            ("environment", "Environment, minerals"),
                            ("labour", "Labour relations"),
                            ("complaints", "Complaints and denunciations by several people"),
                            ("order", "Public order and security"),
                            ("disaster", "Natural disasters, fires, accidents"),
                            ("other", "Other complex cases"),
                        ],
                        max_length=12,
                        verbose_name="kind of case",
                    ),
                ),
                ("arisen", models.PositiveIntegerField(verbose_name="arisen")),
                ("settled", models.PositiveIntegerField(verbose_name="settled")),
                ("remaining", models.PositiveIntegerField(verbose_name="still open")),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="liaison.note",
                        verbose_name="liaison note",
                    ),
                ),
            ],
            options={
                "verbose_name": "count of cases",
                "verbose_name_plural": "counts of cases",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("note", "kind"), name="case_kind_is_counted_once")],
            },
        ),
        migrations.CreateModel(
            name="NoteFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="liaison.note",
                        verbose_name="liaison note",
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
                "verbose_name": "file of a note",
                "verbose_name_plural": "files of notes",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read")),
                ("read_as", models.CharField(blank=True, max_length=150, verbose_name="office of the reader")),
                ("answer", models.TextField(blank=True, verbose_name="reply")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="replied")),
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
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="liaison.note",
                        verbose_name="liaison note",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="read by",
                    ),
                ),
            ],
            options={
                "verbose_name": "recipient of a note",
                "verbose_name_plural": "recipients of notes",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("read_at", None)), fields=["body"], name="note_unread_by_body")
                ],
                "constraints": [models.UniqueConstraint(fields=("note", "body"), name="note_goes_to_a_body_once")],
            },
        ),
        migrations.CreateModel(
            name="ExchangeRegime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "kind",
                    models.CharField(
                        choices=[("monthly", "Monthly note"), ("quarterly", "Quarterly note")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(default=5, verbose_name="working days after the period")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchange_regimes",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "regime of exchange",
                "verbose_name_plural": "regimes of exchange",
                "ordering": ["kind", "-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="liaison_exchangeregime_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "kind", "valid_from"), name="exchange_regime_begins_once"
                    ),
                ],
            },
        ),
    ]
