"""What the services of this room hold before they write."""

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.liaison.models import Note
from phoihop.liaison.rules import State, hold_draft


def held(note: Note, actor: Actor, permission: Permission) -> Note:
    """The note read afresh and locked, over which `actor` has a permission."""
    fresh = Note.objects.select_for_update(of=("self",)).select_related("programme", "body").get(pk=note.pk)
    require(actor, permission, fresh)
    return fresh


def held_draft(note: Note, actor: Actor, permission: Permission = Permission.NOTE_WRITE) -> Note:
    """The same, of a note that has not been sent. Raises Refused for one that was."""
    fresh = held(note, actor, permission)
    hold_draft(State(fresh.state))
    return fresh
