"""The main menu, as each person sees it."""

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, object]:
    """Template variable `navigation`: the places a signed-in person may go."""
    return {"navigation": []}
