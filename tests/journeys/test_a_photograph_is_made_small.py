"""A photograph of a phone is made small before it is sent, and says no longer where it was taken."""

import io
from datetime import date

import pytest
from PIL import Image
from playwright.sync_api import expect

from phoihop.activities import services as activities
from tests.journeys.conftest import MORNING

LARGE = (4_000, 3_000)


@pytest.fixture
def photograph(tmp_path):
    """Twelve million dots with a place in their margin."""
    place = Image.Exif()
    place[0x010F] = "Máy ảnh của đồng chí An"
    Image.effect_noise(LARGE, 40).save(tmp_path / "anh.jpg", exif=place)
    return tmp_path / "anh.jpg"


@pytest.fixture
def road(world, programme, an):
    """A road that the commune built."""
    return activities.record_activity(
        title="Làm đường xóm 3",
        host=world.commune_military,
        since=date(2026, 3, 1),
        until=date(2026, 3, 3),
        programmes=[programme],
        places=[world.commune],
        actor=an,
        at=MORNING,
    )


def test_a_photograph_is_made_small_on_the_phone(phone, road, an, photograph):
    phone.sign_in(an)
    phone.page.goto(f"/activities/{road.pk}/change/picture/")
    box = phone.page.locator("input[type=file]")
    box.set_input_files(photograph)
    expect(box).to_have_attribute("data-shrunk", "yes")
    sent = bytes(
        phone.page.evaluate(
            "async () => [...new Uint8Array(await document.querySelector('input[type=file]').files[0].arrayBuffer())]"
        )
    )

    picture = Image.open(io.BytesIO(sent))
    assert (max(picture.size), len(picture.getexif())) == (1600, 0)
    assert len(sent) < photograph.stat().st_size / 3
    phone.look()
