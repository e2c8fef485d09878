"""What the centre signed, which region and province carry out: two programmes known from their publication."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from phoihop.access.checks import SYSTEM
from phoihop.organisations.models import Body
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party, Programme

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")


def sign_first() -> Programme:
    """Programme 2075 of 11 November 2016, for 2016 to 2021."""
    return programmes.sign(
        title="Chương trình phối hợp thực hiện công tác dân vận giữa Ban Dân vận Trung ương và Tổng cục Chính trị "
        "giai đoạn 2016-2021",
        title_en="Coordination programme of the centre on mass-mobilisation work, 2016-2021",
        slug="trung-uong-2016-2021",
        symbol="2075",
        signed_on=date(2016, 11, 11),
        term_from=date(2016, 1, 1),
        term_until=date(2022, 1, 1),
        parties=_parties(),
        actor=SYSTEM,
        at=datetime(2016, 11, 11, 9, tzinfo=CLOCK),
    )


def sign_second() -> Programme:
    """Programme 04-CTr/BDVTW-TCCT of 22 January 2022, for 2022 to 2026."""
    return programmes.sign(
        title="Chương trình phối hợp thực hiện công tác dân vận giữa Ban Dân vận Trung ương và Tổng cục Chính trị "
        "giai đoạn 2022-2026",
        title_en="Coordination programme of the centre on mass-mobilisation work, 2022-2026",
        slug="trung-uong-2022-2026",
        number=4,
        symbol="CTr/BDVTW-TCCT",
        signed_on=date(2022, 1, 22),
        term_from=date(2022, 1, 1),
        term_until=date(2027, 1, 1),
        parties=_parties(),
        actor=SYSTEM,
        at=datetime(2022, 1, 22, 9, tzinfo=CLOCK),
    )


def _parties() -> list[programmes.NewParty]:
    party, army = (Body.objects.get(slug=slug) for slug in ("ban-dan-van-trung-uong", "tong-cuc-chinh-tri"))
    return [
        programmes.NewParty(body=party, role=Party.Role.LEAD, office="Trưởng ban"),
        programmes.NewParty(body=army, role=Party.Role.COORDINATING, office="Chủ nhiệm"),
    ]
