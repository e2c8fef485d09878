"""Those who submit and those who read, over HTTP, each in a thread of their own."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID

READ = (
    "/",
    "/submissions/",
    "/submissions/inbox/",
    "/analytics/programmes/{programme}/",
    "/places/",
    "/organisations/",
)
# One message in so many is sent twice.
TWICE = 50


@dataclass(frozen=True, slots=True)
class Duty:
    """A report that a client owes: its obligation, the boxes of its form and their kinds, and the writer's cookies."""

    obligation: int
    report: int
    version: int
    boxes: tuple[tuple[int, str], ...]
    cookie: str


@dataclass(slots=True)
class Tally:
    """What clients saw: when each report or page was answered, how long that took, what was sent, what went wrong."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    submitted: list[tuple[float, float]] = field(default_factory=list)
    read: list[tuple[float, float]] = field(default_factory=list)
    sent: dict[int, dict[int, str]] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def warm(port: int, readers: list[tuple[str, str]]) -> None:
    """Every page once, so that what is made at the first question is not counted."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for cookie, programme in readers[:1]:
        for path in READ:
            line.request("GET", path.format(programme=programme), headers={"Cookie": cookie})
            line.getresponse().read()


def submit_all(port: int, waiting: Iterator[Duty], stop: float, tally: Tally, way: str) -> None:
    submit = _send if way == "phone" else _submit
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while time.monotonic() < stop:
        with tally.lock:
            duty = next(waiting, None)
        if duty is None:
            return
        words = _words(duty)
        with tally.lock:
            tally.open.add(duty.obligation)
        begun = time.monotonic()
        fault = submit(line, duty, words)
        ended = time.monotonic()
        with tally.lock:
            if fault:
                tally.faults.append(fault)
                line.close()
            else:
                tally.submitted.append((ended, ended - begun))
                tally.sent[duty.obligation] = words


def _words(duty: Duty) -> dict[int, str]:
    """What is written into each box: one number a report, half of it for parts, so that nothing looks odd."""
    half = 500 + duty.obligation * 7919 % 97
    said = {"yesno": "có", "part": str(half)}
    return {box: said.get(kind, str(2 * half)) for box, kind in duty.boxes}


def _submit(line: http.client.HTTPConnection, duty: Duty, words: dict[int, str]) -> str:
    """One report from opening to handing in; what went wrong, or nothing."""
    try:
        answer = _post(line, f"/submissions/obligations/{duty.obligation}/open/", duty.cookie, {})
        report = answer.rstrip("/").rpartition("/")[2]
        if not report.isdigit():
            return f"opened: {answer}"
        page = {f"words-{box}": text for box, text in words.items()}
        answer = _post(line, f"/submissions/{report}/", duty.cookie, page | {"next": "hand_in"})
        if not answer.endswith("/submit/"):
            return f"stated: {answer}"
        answer = _post(line, f"/submissions/{report}/submit/", duty.cookie, {"acknowledged": "yes"})
    except (OSError, http.client.HTTPException) as error:
        return f"{type(error).__name__}: {error}"
    return "" if answer.endswith(f"/submissions/{report}/") else f"submitted: {answer}"


def _send(line: http.client.HTTPConnection, duty: Duty, words: dict[int, str]) -> str:
    """One message that states and hands in, now and then sent twice; what went wrong, or nothing."""
    page = {f"words-{box}": text for box, text in words.items()}
    named = {"message": str(UUID(int=duty.obligation)), "version": str(duty.version), "wanted": "submit"}
    try:
        for _ in range(1 + (duty.obligation % TWICE == 0)):
            answer = _answer(line, f"/submissions/{duty.report}/messages/", duty.cookie, page | named)
            told = json.loads(answer.read() or b"{}") if answer.status == 200 else answer.read() and {}
    except (OSError, http.client.HTTPException) as error:
        return f"{type(error).__name__}: {error}"
    return (
        ""
        if told.get("outcome") == "submitted"
        else f"sent: {answer.status} {told.get('faults')} {told.get('refusal')}"[:300]
    )


def _post(line: http.client.HTTPConnection, path: str, cookie: str, fields: dict[str, str]) -> str:
    """Where the answer leads to; its status where it leads nowhere."""
    answer = _answer(line, path, cookie, fields)
    answer.read()
    return answer.getheader("Location") or str(answer.status)


def _answer(
    line: http.client.HTTPConnection, path: str, cookie: str, fields: dict[str, str]
) -> http.client.HTTPResponse:
    body = urlencode(fields | {"csrfmiddlewaretoken": "c" * 32})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", path, body, headers)
    return line.getresponse()


def read_all(port: int, cookie: str, programme: str, stop: float, tally: Tally) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    number = 0
    while time.monotonic() < stop:
        number += 1
        begun = time.monotonic()
        try:
            line.request("GET", READ[number % len(READ)].format(programme=programme), headers={"Cookie": cookie})
            answer = line.getresponse()
            answer.read()
            fault = "" if answer.status == 200 else f"read: {answer.status}"
        except (OSError, http.client.HTTPException) as error:
            fault = f"read: {type(error).__name__}"
            line.close()
        with tally.lock:
            if fault:
                tally.faults.append(fault)
            else:
                tally.read.append((time.monotonic(), time.monotonic() - begun))
        time.sleep(0.5)
