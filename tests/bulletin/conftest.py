"""Sections, an article of the commune, and what a reader writes about it, in the small world."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from phoihop.access.checks import SYSTEM
from phoihop.bulletin import services
from phoihop.bulletin.readers import READER
from phoihop.bulletin.services import Wording

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TEXT = """Sáng 21/11, cán bộ, chiến sĩ cùng bà con đổ bê tông đoạn đường dài 300 m.

## Chung tay

- Dân quân góp 40 ngày công
- Bà con hiến đất

> Đường mới, xóm mới.
Xem thêm [trang của tỉnh](https://thainguyen.gov.vn/tin).
"""
WORDING = Wording(
    title="Khánh thành đường hoa xóm Hòa Bình",
    summary="Quân và dân xã Đại Từ hoàn thành tuyến đường trước Ngày hội Đại đoàn kết.",
    text=TEXT,
    source="Ban CHQS xã Đại Từ",
    author="Ma An",
)


@pytest.fixture
def now():
    """The hour at which these tests act."""
    return NOW


@pytest.fixture
def section(world, now):
    """News, in which the articles of these tests stand."""
    return services.make_section(slug="tin-hoat-dong", name="Tin hoạt động", actor=SYSTEM, at=now)


@pytest.fixture
def draft(world, section, programme, an, now):
    """An article that An began for the commune."""
    return services.write(
        body=world.commune_military, section=section, wording=WORDING, programme=programme, actor=an, at=now
    )


@pytest.fixture
def handed_in(draft, an, now):
    """The article, waiting for publication."""
    return services.hand_in(article=draft, actor=an, at=now)


@pytest.fixture
def article(handed_in, anh, now):
    """The article, published by Ánh."""
    return services.publish(article=handed_in, actor=anh, at=now)


@pytest.fixture
def feedback(article, now):
    """What a reader wrote about it."""
    said = {"name": "Trần Văn Mới", "email": "ban.doc@example.org", "text": "Xóm tôi cũng muốn làm đường như vậy."}
    return services.receive(article=article, **said, actor=READER, at=now)


@pytest.fixture
def picture():
    """A small photograph."""
    made = io.BytesIO()
    Image.new("RGB", (320, 200), "#1d6b52").save(made, format="JPEG")
    return made.getvalue()
