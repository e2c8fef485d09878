"""A real browser before the running site: Debian's Chromium, the small world, and an eye for every page visited.

Each window is watched: a page with an accessibility fault, an error in the console or a broken policy fails the
journey that met it.
"""

import os
import shutil
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from playwright.sync_api import sync_playwright

from phoihop.analytics import refresh
from phoihop.foundation.periods import Kind
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation
from phoihop.submissions import services as submissions
from tests.cast import BEGINNING
from tests.journeys.window import Window

# Playwright runs a loop of its own in this thread, where Django would otherwise refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

MORNING = datetime(2026, 4, 8, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
A_MONTH_AGO = datetime(2026, 3, 3, 9, tzinfo=MORNING.tzinfo)
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

PAGES = (
    "/",
    "/programmes/",
    "/programmes/{programme}/",
    "/submissions/",
    "/submissions/inbox/",
    "/submissions/{report}/",
    "/submissions/completeness/{key}/",
    "/submissions/closings/",
    "/analytics/programmes/{programme}/",
    "/analytics/programmes/{programme}/table/",
    "/reviews/",
    "/reviews/new/?programme={programme}",
    "/indicators/",
    "/organisations/",
    "/places/",
    "/reporting/programmes/{programme}/",
    "/accounts/2fa/",
)


@pytest.fixture(scope="session")
def browser():
    """Chromium as Debian packages it; nothing is downloaded."""
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert chromium, "Chromium is missing: `apt-get install chromium-headless-shell`, or `make test`, which does it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _that_morning():
    """It is nine o'clock on Wednesday, 8 April 2026, and the clock runs on."""
    with time_machine.travel(MORNING, tick=True):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered(live_server):
    """Neither failed sign-ins nor totals are left over from another journey."""
    cache.clear()
    refresh.discard()


@pytest.fixture
def open_window(browser, live_server, world):
    """Opens one more window, as on one more computer; asked for `javascript=False`, one without it."""
    opened = []

    def open_one(*, size=DESK, language="vi-VN", javascript=True):
        context = browser.new_context(
            base_url=live_server.url, locale=language, viewport=size, java_script_enabled=javascript
        )
        context.set_default_timeout(15_000)
        opened.append(Window(context.new_page(), javascript=javascript))
        return opened[-1]

    yield open_one
    troubles = [trouble for window in opened for trouble in window.troubles]
    for window in opened:
        window.page.context.close()
    if troubles:
        pytest.fail("\n".join(troubles))


@pytest.fixture
def window(open_window):
    """A window at a desk."""
    return open_window()


@pytest.fixture
def phone(open_window):
    """A window on a phone held upright."""
    return open_window(size=PHONE)


@pytest.fixture
def regime(programme, version, calendar, binh):
    """Everybody who takes part answers the form every month of 2026."""
    return reporting.establish_regime(
        programme=programme,
        name="Báo cáo tháng",
        form=version.form,
        calendar=calendar,
        period_kind=Kind.MONTH,
        since=date(2026, 1, 1),
        actor=binh,
        at=BEGINNING,
    )


@pytest.fixture
def owed(regime, binh):
    """What everybody owes for the first quarter of 2026, by body and month."""
    reporting.make_obligations(regime=regime, until=date(2026, 4, 1), actor=binh, at=BEGINNING)
    return {(one.body.slug, one.period_code): one for one in Obligation.objects.for_listing()}


@pytest.fixture
def february(owed, anh, binh):
    """The commune's report for February, approved: 2.000 people were reached."""
    begun = submissions.open_report(obligation=owed["commune-military", "2026-02"], actor=anh, at=A_MONTH_AGO)
    figures = {"TT01": "2.000", "NM01": "100", "NM03": "1,5", "AS03": "20 triệu", "CT02": "4", "CT04": "3"}
    stated = [submissions.Statement(indicator=code, words=words) for code, words in figures.items()]
    assert submissions.state(submission=begun, statements=stated, actor=anh, at=A_MONTH_AGO).faults == []
    submissions.submit(submission=begun, actor=anh, at=A_MONTH_AGO, acknowledged=True)
    return submissions.approve(submission=begun, actor=binh, at=A_MONTH_AGO)


@pytest.fixture
def march(owed, an):
    """The commune's report for March, begun by An and still empty."""
    return submissions.open_report(obligation=owed["commune-military", "2026-03"], actor=an, at=MORNING)


@pytest.fixture
def addresses(february, programme, owed, binh):
    """The main pages, with something on each."""
    own = submissions.open_report(obligation=owed["province-military", "2026-03"], actor=binh, at=MORNING)
    known = {"programme": programme.slug, "key": programme.pk, "report": own.pk}
    return [page.format(**known) for page in PAGES]
