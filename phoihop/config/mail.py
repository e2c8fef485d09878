"""How e-mail leaves the site, read from the one address an operator gives."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote, urlsplit

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtps": 465}


class UnknownMailServer(Exception):
    """The address is not that of a mail server: surely a typing error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Django's settings for e-mail. A password goes out encrypted only: STARTTLS with smtp, TLS with smtps."""

    backend: str = CONSOLE
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False

    @classmethod
    def read(cls, address: str) -> Self:
        """From smtp://user:password@host:port; signs such as @ in a name are written %40. Empty is the console.

        Raises UnknownMailServer for anything else.
        """
        if not address:
            return cls()
        parts = urlsplit(address)
        if parts.scheme not in PORTS or not parts.hostname:
            message = f"Not the address of a mail server: {parts.scheme}://… Write smtp://user:password@host:port."
            raise UnknownMailServer(message)
        user = unquote(parts.username or "")
        return cls(
            backend=SMTP,
            host=parts.hostname,
            port=parts.port or (587 if user and parts.scheme == "smtp" else PORTS[parts.scheme]),
            user=user,
            password=unquote(parts.password or ""),
            starttls=bool(user) and parts.scheme == "smtp",
            tls=parts.scheme == "smtps",
        )

    def sender(self, host: str) -> str:
        """The address letters come from: the user's where it is one, otherwise the site's own."""
        return self.user if "@" in self.user else f"phoihop@{host}"
