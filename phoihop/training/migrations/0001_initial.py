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
            name="Course",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("partners", models.CharField(blank=True, max_length=300, verbose_name="held together with")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("content", models.TextField(blank=True, verbose_name="content")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was withdrawn"),
                ),
                ("search_text", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
                        to="organisations.body",
                        verbose_name="held by",
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
                        related_name="courses",
                        to="programmes.programme",
                        verbose_name="programme",
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
                "verbose_name": "class",
                "verbose_name_plural": "classes",
                "indexes": [models.Index(fields=["body", "until"], name="course_by_body")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="course_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="course_is_withdrawn_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("cadres", "Cadres: skills of mass mobilisation"),
                            ("first", "Defence and security, category 1"),
                            ("second", "Defence and security, category 2"),
                            ("third", "Defence and security, category 3"),
                            ("fourth", "Defence and security, category 4"),
                            ("dignitaries", "Defence and security, religious dignitaries"),
                            ("ethnic", "Cadres: ethnic affairs and languages"),
                            ("march", "Officers and soldiers on a field march"),
                            ("other", "Others"),
                        ],
                        max_length=12,
                        verbose_name="audience",
                    ),
                ),
                ("invited", models.PositiveIntegerField(verbose_name="invited")),
                ("present", models.PositiveIntegerField(blank=True, null=True, verbose_name="present")),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="training.course",
                        verbose_name="class",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("course", "audience"), name="audience_is_named_once"),
                    models.CheckConstraint(
                        condition=models.Q(("present", None), ("present__lte", models.F("invited")), _connector="OR"),
                        name="no_more_come_than_are_invited",
                    ),
                ],
            },
        ),
    ]
