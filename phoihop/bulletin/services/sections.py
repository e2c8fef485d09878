"""The register of sections."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.bulletin.models import NewsSection
from phoihop.foundation.refusals import Invalid


@transaction.atomic
def make_section(
    *,
    slug: str,
    name: str,
    actor: Actor,
    at: datetime,
    name_en: str = "",
    parent: NewsSection | None = None,
    order: int = 1,
) -> NewsSection:
    """Open a section, perhaps below another (mở chuyên mục). Raises Invalid for an address that is taken."""
    require(actor, Permission.REGISTER_EDIT)
    if NewsSection.objects.filter(slug=slug).exists():
        reason = _("Another section has this address. Choose a different one.")
        raise Invalid(reason, slug=reason)
    section = NewsSection(slug=slug, order=order)
    _settle(section, name, name_en, parent)
    section.save()
    record(actor=actor, action="bulletin.section_made", target=section, at=at, slug=slug)
    return section


@transaction.atomic
def edit_section(
    *,
    section: NewsSection,
    name: str,
    actor: Actor,
    at: datetime,
    name_en: str = "",
    parent: NewsSection | None = None,
    order: int = 1,
    retired: bool = False,
) -> NewsSection:
    """Rename, move or retire a section; its address and articles stay (sửa chuyên mục)."""
    require(actor, Permission.REGISTER_EDIT)
    section = NewsSection.objects.select_for_update().get(pk=section.pk)
    before = section.name
    section.order, section.retired = order, retired
    _settle(section, name, name_en, parent)
    section.save()
    record(actor=actor, action="bulletin.section_edited", target=section, at=at, before=before, retired=retired)
    return section


def _settle(section: NewsSection, name: str, name_en: str, parent: NewsSection | None) -> None:
    if not name.strip():
        reason = _("A section has a name.")
        raise Invalid(reason, name=reason)
    if parent is not None and (parent.parent_id or parent.pk == section.pk):
        reason = _("Sections lie at most one below another. Choose a section that is not itself part of one.")
        raise Invalid(reason, parent=reason)
    if parent is not None and section.pk and section.children.exists():
        reason = _("Other sections are part of this one, so it cannot itself be part of another.")
        raise Invalid(reason, parent=reason)
    section.name, section.name_en, section.parent = name.strip(), name_en.strip(), parent
