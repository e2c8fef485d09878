"""How people sign in: what allauth is told about this house."""

from collections.abc import Mapping

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phoihop.people import services
from phoihop.people.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: a steward adds people, who sign in with a name and a password."""

    error_messages: Mapping[str, str | Promise] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account has been closed. Ask whoever keeps the registers."),
        "enter_current_password": _("The current password is not right. Type it again."),
        "incorrect_password": _("The password is not right. Type it again."),
        "invalid_login": _("The name or the password is not right. Capital letters matter only in the password."),
        "same_as_current": _("The new password must differ from the current one."),
        "rate_limited": _("Too many requests in a short time. Wait a few minutes, then try again."),
        "too_many_login_attempts": _("Too many wrong passwords. Wait five minutes, then try again."),
        "username_password_mismatch": _(
            "The name or the password is not right. Capital letters matter only in the password."
        ),
        "username_taken": _("Somebody already signs in with this name. Choose another."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Never."""
        return False

    def set_password(self, user: Person, password: str) -> None:
        """Stores a password that a person chose on allauth's pages, with a line in the journal."""
        services.set_password(person=user, password=password, actor=user, at=timezone.now())
