import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("activities", "0001_initial"),
        ("documents", "0001_initial"),
        ("exemplars", "0001_initial"),
        ("indicators", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("programmes", "0001_initial"),
        ("submissions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(max_length=500, verbose_name="summary")),
                ("text", models.TextField(verbose_name="text")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                ("author", models.CharField(blank=True, max_length=120, verbose_name="author")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for publication"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("written_at", models.DateTimeField(verbose_name="written")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("return_reason", models.CharField(blank=True, max_length=300, verbose_name="why it was given back")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("changed_at", models.DateTimeField(verbose_name="changed")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was withdrawn"),
                ),
                ("search_text", models.TextField(blank=True)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="activities.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="organisations.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "exemplar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="exemplars.exemplar",
                        verbose_name="model",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "indexes": [models.Index(fields=["status", "published_at"], name="article_published")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="article_appears_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="article_is_withdrawn_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Illustration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("caption", models.CharField(max_length=300, verbose_name="caption")),
                ("credit", models.CharField(blank=True, max_length=120, verbose_name="picture by")),
                ("width", models.PositiveSmallIntegerField(verbose_name="width")),
                ("height", models.PositiveSmallIntegerField(verbose_name="height")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="bulletin.article",
                        verbose_name="article",
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
                "verbose_name": "picture of an article",
                "verbose_name_plural": "pictures of an article",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="NewsSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="address")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("retired", models.BooleanField(default=False, verbose_name="no longer used")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="bulletin.newssection",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "section of the bulletin",
                "verbose_name_plural": "sections of the bulletin",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None), models.Q(("parent", models.F("pk")), _negated=True), _connector="OR"
                        ),
                        name="news_section_is_not_in_itself",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="section",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="bulletin.newssection",
                verbose_name="section",
            ),
        ),
        migrations.CreateModel(
            name="ResultRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="number and symbol")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="what readers should know")),
                ("expected", models.PositiveIntegerField(default=0, verbose_name="reports expected")),
                ("received", models.PositiveIntegerField(default=0, verbose_name="reports received")),
                ("approved", models.PositiveIntegerField(default=0, verbose_name="reports approved")),
                ("released_at", models.DateTimeField(verbose_name="released")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was withdrawn"),
                ),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="submissions.closing",
                        verbose_name="closing",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
            ],
            options={
                "verbose_name": "release of results",
                "verbose_name_plural": "releases of results",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("closing",),
                        name="release_shows_a_closing_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="release_is_withdrawn_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleasedFigure",
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
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("words_en", models.CharField(blank=True, max_length=120, verbose_name="English words")),
                ("points", models.JSONField(blank=True, default=list, verbose_name="shorter periods")),
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
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="bulletin.resultrelease",
                        verbose_name="release",
                    ),
                ),
            ],
            options={
                "verbose_name": "released figure",
                "verbose_name_plural": "released figures",
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("release", "indicator"), name="release_states_an_indicator_once"),
                    models.CheckConstraint(
                        condition=models.Q(("low__isnull", False)), name="released_figure_is_a_quantity"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("text", models.TextField(blank=True, verbose_name="what was written")),
                ("received_at", models.DateTimeField(verbose_name="received")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for an answer"),
                            ("answered", "Answered to the sender"),
                            ("published", "Answered and published"),
                            ("declined", "Set aside"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("forgotten_at", models.DateTimeField(blank=True, null=True, verbose_name="sender forgotten")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="bulletin.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback",
                "verbose_name_plural": "feedback",
                "indexes": [models.Index(fields=["status", "received_at"], name="feedback_by_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status", "waiting"), ("settled_at__isnull", False), _connector="OR"),
                        name="feedback_is_settled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at", None), models.Q(("email", ""), ("name", "")), _connector="OR"
                        ),
                        name="feedback_forgotten_names_nobody",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["section", "status", "published_at"], name="article_by_section"),
        ),
    ]
