"""What foreign identifiers stand for here, and what was told of the things that bear them."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.indicators.models import Indicator


class Noun(models.TextChoices):
    """What a foreign object is here (loại đối tượng)."""

    BODY = "body", _("Body")
    INDICATOR = "indicator", _("Indicator")
    SECTION = "section", _("Section of a form")
    FORM = "form", _("Form")
    NOTHING = "", _("Kept as it is")


class IdentifierQuerySet(models.QuerySet["Identifier"]):
    """The words in which this room asks for identifiers."""

    def of(self, noun: Noun) -> dict[int, str]:
        """The foreign identifiers of our things of a kind, by key."""
        return {key: uid for key, uid in self.filter(noun=noun).values_list("thing", "uid") if key is not None}

    def within(self, resource: str) -> Self:
        """Those of one list."""
        return self.filter(resource=resource).order_by("pk")


class Identifier(models.Model):
    """That a thing of ours came with an identifier of DHIS2, and what was told of it (mã định danh DHIS2).

    `thing` is the key of what `noun` names; what has no counterpart here has none, and is given back as it came.
    """

    uid = models.CharField(max_length=11, unique=True)
    resource = models.CharField(_("list"), max_length=40, db_index=True)
    noun = models.CharField(_("what it is here"), max_length=10, choices=Noun.choices, blank=True)
    thing = models.BigIntegerField(null=True, blank=True)
    code = models.CharField(_("code"), max_length=100, blank=True)
    told = models.JSONField(_("as told"), default=dict)

    objects = IdentifierQuerySet.as_manager()

    class Meta:
        verbose_name = _("foreign identifier")
        verbose_name_plural = _("foreign identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "thing"], condition=models.Q(thing__isnull=False), name="identifier_is_of_one_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource}/{self.uid}"


class Operand(models.Model):
    """That an indicator is one combination of options of a foreign data element (tổ hợp phân tổ)."""

    element = models.ForeignKey(Identifier, models.CASCADE, related_name="operands")
    combo = models.CharField(max_length=11)
    indicator = models.OneToOneField(Indicator, models.CASCADE, related_name="operand")

    class Meta:
        verbose_name = _("combination of a data element")
        verbose_name_plural = _("combinations of data elements")
        constraints = [models.UniqueConstraint(fields=["element", "combo"], name="operand_is_one_indicator")]

    def __str__(self) -> str:
        return f"{self.element.uid}.{self.combo}"
