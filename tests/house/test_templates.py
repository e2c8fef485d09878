"""The policy on content is strict: nothing that runs or dresses stands inside a page."""

import re

import pytest

from tools.pages import ROOT

TEMPLATES = sorted((ROOT / "phoihop").glob("**/templates/**/*.*"))
FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "an inline sheet of style": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an attribute that runs": re.compile(r"\s(on[a-z]+|hx-on[:a-z-]*)\s*=", re.IGNORECASE),
    "an address that runs": re.compile(r"javascript:", re.IGNORECASE),
    "a file from elsewhere": re.compile(r"<(script|link|img)[^>]*(src|href)=\"(https?:)?//", re.IGNORECASE),
}


@pytest.mark.parametrize("fault", FORBIDDEN)
def test_no_template_holds(fault):
    guilty = [str(path.relative_to(ROOT)) for path in TEMPLATES if FORBIDDEN[fault].search(path.read_text("utf-8"))]

    assert guilty == []
