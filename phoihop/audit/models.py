"""The journal's one table, and the row that writers queue at."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.audit import wording
from phoihop.audit.rules import GENESIS


class JournalEntryQuerySet(models.QuerySet["JournalEntry"]):
    """Asks the journal about one thing or one person."""

    def about(self, target: models.Model) -> Self:
        """What was done to `target`, the latest first."""
        return self.filter(target_kind=target._meta.label_lower, target_key=str(target.pk)).order_by("-pk")

    def for_listing(self) -> Self:
        """With everything a list shows, the latest first."""
        return self.select_related("actor").order_by("-pk")


class JournalEntry(models.Model):
    """One thing that somebody did, sealed against later change (dòng nhật ký)."""

    at = models.DateTimeField(_("moment"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    action = models.CharField(_("action"), max_length=60)
    target_kind = models.CharField(max_length=60)
    target_key = models.CharField(max_length=40)
    target_name = models.CharField(_("what"), max_length=300)
    facts = models.JSONField(_("facts"), default=dict)
    seal = models.CharField(max_length=64)

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        indexes = [models.Index(fields=["target_kind", "target_key"], name="journal_by_target")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target_name}"

    @property
    def deed(self) -> str:
        """What was done, in the reader's words."""
        return wording.deed(self.action)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What is told of it besides, each fact with its name."""
        return wording.told(self.action, self.target_kind, self.facts)

    def content(self) -> dict[str, object]:
        """What the seal covers."""
        return {
            "at": self.at.timestamp(),
            "actor": self.actor_id,
            "action": self.action,
            "kind": self.target_kind,
            "key": self.target_key,
            "name": self.target_name,
            "facts": self.facts,
        }


class JournalHead(models.Model):
    """The seal of the latest line; writers lock it so that the chain never forks (đầu chuỗi nhật ký)."""

    seal = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        verbose_name = _("head of the journal")
        verbose_name_plural = _("head of the journal")

    def __str__(self) -> str:
        return self.seal
