"""The first body of a new site is entered from the command line."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from phoihop.organisations.models import Body

WORDS = ["found", "moi", "--name", "Ban mới", "--line", "party", "--level", "province"]


def test_a_body_is_entered(world):
    call_command("body", *WORDS, "--place", world.province.slug, "--parent", "central-party", "--since", "2021-01-01")

    assert Body.objects.get(slug="moi").versions.get().parent == world.central_party


@pytest.mark.parametrize(
    "more",
    [
        ["--place", "khong-co"],
        ["--place", "{province}", "--parent", "khong-co"],
        ["--place", "{province}", "--since", "2019-01-01"],
    ],
)
def test_what_is_wrong_is_said(world, more):
    with pytest.raises(CommandError):
        call_command("body", *WORDS, *(word.format(province=world.province.slug) for word in more))
