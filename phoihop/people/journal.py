"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "people.added": _("Account opened"),
        "people.deactivated": _("Account closed"),
        "people.language_set": _("Language chosen"),
        "people.password_set": _("Password set"),
        "people.post_ended": _("Post ended"),
        "people.post_given": _("Post given"),
        "people.reactivated": _("Account opened again"),
        "people.token_made": _("Access token made"),
        "people.token_revoked": _("Access token revoked"),
    },
    facts={
        "body": _("body (internal number)"),
        "body_name": _("body"),
        "post": _("post (internal number)"),
        "token": _("access token (internal number)"),
    },
    codes={
        "language": {
            "en": _("English"),
            "vi": _("Vietnamese"),
        },
    },
)
