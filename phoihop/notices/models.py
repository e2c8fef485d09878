"""What people are told."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.people.models import Person


class NoticeQuerySet(models.QuerySet["Notice"]):
    """The words in which the rest of the site asks for reminders."""

    def visible_to(self, person: Person) -> Self:
        """Their own: nobody reads what another is told."""
        return self.filter(recipient=person.pk)

    def unread(self) -> Self:
        """Those that have not been read."""
        return self.filter(read_at=None)

    def awaiting_digest(self, today: date) -> Self:
        """Those to go out by e-mail: unread, not yet mailed, to somebody with an address and no e-mail today."""
        written_to = self.model.objects.filter(mailed_on=today).values("recipient")
        waiting = self.filter(read_at=None, mailed_on=None, recipient__is_active=True)
        return waiting.exclude(recipient__email="").exclude(recipient__in=written_to)

    def for_listing(self) -> Self:
        """Those not read first, then the latest first."""
        return self.order_by(models.F("read_at").asc(nulls_first=True), "-made_at", "-pk")


class Notice(models.Model):
    """Something that one person is told, once (nhắc việc).

    `key` names the occasion, such as a task and its due day; a person is told of an occasion once. `subject` is in
    Vietnamese, `subject_en` in English; `url` is a page of this site. `mailed_on` is the day of the e-mail it stood in.
    """

    recipient = models.ForeignKey(Person, models.CASCADE, related_name="notices", verbose_name=_("to whom"))
    kind = models.CharField(_("kind"), max_length=40)
    subject = models.CharField(_("what it is about"), max_length=400)
    subject_en = models.CharField(_("English subject"), max_length=400, blank=True)
    url = models.CharField(_("page"), max_length=300)
    key = models.CharField(max_length=120)
    made_at = models.DateTimeField(_("made"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    mailed_on = models.DateField(_("sent by e-mail on"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["recipient", "key"], name="notice_is_given_once")]
        indexes = [
            models.Index(fields=["recipient", "-made_at"], name="notice_by_recipient"),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The subject in the reader's language."""
        return (get_language() == "en" and self.subject_en) or self.subject


def unread_count(person: Person) -> int:
    """How many reminders `person` has not read: the number beside the bell."""
    return Notice.objects.visible_to(person).unread().count()
