"""What no room may offer to programs, and is told of as soon as the site is loaded."""

import pytest
from ninja import Router

from phoihop.api.offering import Offers
from phoihop.inspections import services as inspections
from phoihop.plans import services as plans


def test_a_thing_that_belongs_to_nobody_guarded_may_not_be_offered():
    with pytest.raises(TypeError, match="who may see"):
        Offers(Router(), "inspections")("DELETE /evidence/{evidence}", inspections.drop_evidence)


def test_by_which_permission_one_acts_may_not_be_offered():
    with pytest.raises(TypeError, match="permission"):
        Offers(Router(), "plans")("POST /tasks/{task}/reopen", plans.reopen_task)
