"""What a reminder may say, and on which days e-mail goes out."""

from datetime import date

from django.utils.translation import gettext as _

from phoihop.foundation.periods import is_working_day
from phoihop.foundation.refusals import Invalid


def hold_inside(url: str) -> None:
    """Raises Invalid for an address that leads out of this site: a reminder never does."""
    if not url.startswith("/") or url.startswith("//") or "\\" in url:
        reason = _("“%(url)s” does not lead to a page of this site. A reminder names one of its pages.") % {"url": url}
        raise Invalid(reason, url=reason)


def may_mail(today: date, last_mailed_on: date | None) -> bool:
    """Whether a person may be written to: once a day, and only on days on which offices work."""
    return is_working_day(today) and last_mailed_on != today
