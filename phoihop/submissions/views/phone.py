"""Reports on a phone without a network: what is kept there, what waits there, and how it is sent."""

import hashlib
import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import may
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.submissions import forms, services
from phoihop.submissions.owing import owed_by, standing
from phoihop.submissions.views._found import submission_of

# How many reports one press keeps on a phone.
MOST_KEPT = 24
# By this the worker knows the pages that it may keep: those that the person can fill in, and the one that lists them.
KEPT = "X-Kept-On-Phone"
SHELL = (
    "ui/favicon.svg",
    "ui/site.css",
    "ui/site.js",
    "ui/offline.js",
    "ui/vendor/bootstrap.min.css",
    "ui/vendor/bootstrap.bundle.min.js",
    "ui/vendor/htmx.min.js",
    "ui/vendor/icons.svg",
    *(
        f"ui/vendor/fonts/be-vietnam-pro-{script}-{weight}-normal.woff2"
        for script in ("vietnamese", "latin")
        for weight in (400, 500, 600, 700)
    ),
    "submissions/reports.css",
    "submissions/phone/form.js",
    "submissions/phone/items.js",
    "submissions/phone/sending.js",
    "submissions/phone/store.js",
    "submissions/phone/waiting.js",
)


@require_GET
@login_not_required
def worker(_request: Request) -> HttpResponse:
    """The service worker: where it finds what it needs; everything it does stands in a file of its own."""
    begin = f"import {{ begin }} from {json.dumps(static('submissions/phone/worker.js'))};\n"
    answer = HttpResponse(begin + f"begin({json.dumps(_facts())});\n", content_type="text/javascript; charset=utf-8")
    # It stands in for every page of the site, which its own address would not allow.
    answer["Service-Worker-Allowed"] = "/"
    patch_cache_control(answer, no_cache=True)
    return answer


@require_GET
@never_cache
def state(request: Request) -> HttpResponse:
    """Who is signed in, and the token with which this browser may send."""
    return JsonResponse({"person": request.user.pk, "token": get_token(request)})


@require_GET
def waiting(request: Request) -> HttpResponse:
    """What is kept on this phone and what waits there; the server knows neither."""
    answer = render(request, "submissions/waiting.html")
    answer[KEPT] = "yes"
    return answer


@require_POST
def keep(request: Request) -> HttpResponse:
    """Begin the reports that the person's bodies owe now, and say where they are, so that the phone can keep them."""
    today, now = timezone.localdate(), timezone.now()
    owed = standing(owed_by(request.user, today), "todo", today)
    mine = [each for each in owed[:MOST_KEPT] if may(request.user, Permission.SUBMISSION_EDIT, each)]
    begun = services.open_many(obligations=mine, actor=request.user, at=now)
    return JsonResponse({"reports": [reverse("submissions:detail", args=[each.pk]) for each in begun]})


@require_POST
def receive(request: Request, pk: int) -> HttpResponse:
    """Take a message of a phone, and answer with what became of it."""
    submission = submission_of(request, pk)
    sent = forms.sent(request.POST, submission.obligation.form_version_id)
    message = services.receive(submission=submission, sent=sent, actor=request.user, at=timezone.now())
    return JsonResponse(message.answer)


def _facts() -> dict[str, Any]:
    """What the worker must know; its version changes with the addresses of the shell, which bear their files' sums."""
    shell = [static(path) for path in SHELL]
    return {
        "version": hashlib.sha256("".join(shell).encode()).hexdigest()[:16],
        "shell": shell,
        "static": static(""),
        "kept": KEPT,
        "waiting": reverse("submissions:waiting"),
        "state": reverse("submissions:phone_state"),
        "out": reverse("account_logout"),
    }
