"""The same questions to single numbers: what bounds cost is the difference."""

import re

_HIGH = re.compile(r", [^,]+(\(38,4\)[^,]*)? as high")
_KEPT = "create or replace temp table kept as select indicator, until, count(*) as facts"
BOUNDED = f"{_KEPT}, sum(low) as low, sum(high) as high, bool_or(high is null) as opened from fact group by all"
SINGLE = f"{_KEPT}, sum(low) as low from fact group by all"


def numbers(sql: str) -> str:
    """A question without the upper of the two bounds. Raises ValueError where it knows none."""
    found = _HIGH.sub("", sql)
    if found == sql:
        raise ValueError(sql)
    return found
