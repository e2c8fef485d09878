"""Entering the starting blocks."""

from datetime import datetime

from django.db import transaction

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record_many
from phoihop.plans.blocks import BLOCKS
from phoihop.plans.models import Block


@transaction.atomic
def load_blocks(*, actor: Actor, at: datetime) -> list[Block]:
    """Enter the blocks of joint work that are not there yet (nạp danh mục nội dung phối hợp).

    What somebody has edited since is left as it is. Returns the blocks entered.
    """
    require(actor, Permission.REGISTER_EDIT)
    known = set(Block.objects.values_list("code", flat=True))
    new = [
        Block(code=code, name=name, name_en=name_en, order=order)
        for order, (code, name, name_en) in enumerate(BLOCKS, start=1)
        if code not in known
    ]
    Block.objects.bulk_create(new)
    record_many(actor=actor, action="plans.block_entered", targets=[(block, {"code": block.code}) for block in new],
                at=at)  # fmt: skip
    return new
