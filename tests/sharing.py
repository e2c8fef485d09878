"""What is costly to make is made once for a module, in a transaction around those of its tests."""

from django.db import connection, transaction
from django.utils import translation

COMMITTING = {"transactional_db", "live_server"}


def commits(item):
    """Whether a test commits, so that no transaction may stand around it."""
    marker = item.get_closest_marker("django_db")
    return bool(COMMITTING & set(item.fixturenames) or (marker and marker.kwargs.get("transaction")))


def made_once(request, blocker, make):
    """Yields what `make` gives, unmade when the module ends; None in a module of which a test commits."""
    if any(commits(item) for item in request.session.items if item.path == request.path):
        yield None
        return
    with blocker.unblock(), transaction.atomic(), translation.override("vi"):
        made = make()
        # Each test checks what is still to be checked when it ends: let it not be everything that was made here.
        connection.check_constraints()
        with blocker.block():
            yield made
        transaction.set_rollback(True)
