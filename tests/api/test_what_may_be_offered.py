"""What no room may offer to programs, and is told of as soon as the site is loaded."""

import pytest
from ninja import Router

from phoihop.api.offering import Offers
from phoihop.config.api import described
from phoihop.inspections import services as inspections
from phoihop.plans import services as plans


def test_a_thing_that_belongs_to_nobody_guarded_may_not_be_offered():
    with pytest.raises(TypeError, match="who may see"):
        Offers(Router(), "inspections")("DELETE /evidence/{evidence}", inspections.drop_evidence)


def test_by_which_permission_one_acts_may_not_be_offered():
    with pytest.raises(TypeError, match="permission"):
        Offers(Router(), "plans")("POST /tasks/{task}/reopen", plans.reopen_task)


def test_the_key_of_the_source_of_a_task_is_written_by_the_site_alone():
    asked = described()["components"]["schemas"]["plans.GiveTaskIn"]["properties"]

    assert ("source_label" in asked, "source_key" in asked) == (True, False)
