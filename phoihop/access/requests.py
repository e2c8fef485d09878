"""The request as every page sees it: somebody is signed in, and htmx may be asking."""

from typing import Any

from django.http import HttpRequest


class Request(HttpRequest):
    """A request in which `user` is a Person and `htmx` tells of htmx's headers."""

    user: Any
    htmx: Any
