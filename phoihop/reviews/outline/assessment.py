"""Assessment, directions, proposals (đánh giá chung, phương hướng, kiến nghị)."""

from phoihop.foundation.periods import label
from phoihop.foundation.quantities import Bounds
from phoihop.indicators.models import Indicator, Target
from phoihop.indicators.rules import Verdict, attainment
from phoihop.reporting.models import Section
from phoihop.reviews.outline.ledger import Ledger
from phoihop.reviews.outline.sentences import bare_name, lowered, phrase, span_name
from phoihop.reviews.outline.told import thoughts
from phoihop.reviews.rules import Counted, recognised

EMPTY = "Chưa có nội dung tổng hợp từ báo cáo của đơn vị; đoạn để trống không in ra."


def write(ledger: Ledger) -> None:
    """The last three parts."""
    ledger.part("ĐÁNH GIÁ CHUNG")
    ledger.heading("1. Ưu điểm", 2)
    met = [one for one in ledger.indicators if verdict(ledger, one) is Verdict.MET]
    for indicator in met:
        ledger.item(f"Hoàn thành {_aimed(ledger, indicator)}.")
    if not met:
        ledger.paragraph("", note="Chưa có chỉ tiêu nào chắc chắn hoàn thành theo số liệu đã duyệt.")
    ledger.heading("2. Tồn tại, hạn chế", 2)
    _shortcomings(ledger)
    for title, kind in (("3. Nguyên nhân", Section.Kind.CAUSES), ("4. Bài học kinh nghiệm", Section.Kind.LESSONS)):
        ledger.heading(title, 2)
        _gathered(ledger, kind)
    ledger.part("PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP")
    _directions(ledger)
    ledger.part("KIẾN NGHỊ, ĐỀ XUẤT")
    _gathered(ledger, Section.Kind.PROPOSALS)


def verdict(ledger: Ledger, indicator: Indicator) -> Verdict:
    """Whether a target is met for certain; while reports are lacking, a total may be more than it says."""
    target = ledger.targets.get(indicator.pk)
    figure = ledger.answer(ledger.reached(indicator))
    if target is None or figure.low is None:
        return Verdict.CANNOT_TELL
    bounds = Bounds(figure.low, figure.high)
    if not figure.complete:
        if target.measure == Target.Measure.SHARE:
            return Verdict.CANNOT_TELL
        bounds = Bounds(figure.low, None)
    found = attainment(bounds.low, bounds.high, target.goal).verdict
    # Before its last day a target is not missed yet, nor is a ceiling kept.
    over = ledger.review.until >= target.until
    certain = over or (found is Verdict.MET and target.sense == Target.Sense.AT_LEAST)
    return found if certain else Verdict.CANNOT_TELL


def _aimed(ledger: Ledger, indicator: Indicator) -> str:
    """“chỉ tiêu năm về số buổi tuyên truyền: 15 buổi tuyên truyền, đạt 120%”."""
    target, share, reached = ledger.target(indicator), ledger.attainment(indicator), ledger.reached(indicator)
    if target is None or reached is None:
        raise ValueError(indicator.code)
    name = span_name(ledger.targets[indicator.pk])
    beside = f"đạt {ledger.quote(share)}" if share else f"chỉ tiêu là {ledger.quote(target)}"
    return f"{name} về {lowered(bare_name(indicator))}: {phrase(indicator, ledger.quote(reached))}, {beside}"


def _shortcomings(ledger: Ledger) -> None:
    missed = [one for one in ledger.indicators if verdict(ledger, one) is Verdict.NOT_MET]
    for indicator in missed:
        ledger.item(f"Chưa hoàn thành {_aimed(ledger, indicator)}.")
    lacking = ledger.answer(ledger.count(Counted.LACKING)).low
    if lacking:
        quoted = ledger.quote(ledger.count(Counted.LACKING))
        ledger.item(f"Chế độ báo cáo chưa được chấp hành đầy đủ: còn {quoted} báo cáo chưa nộp hoặc chưa được duyệt.")
    _gathered(ledger, Section.Kind.LIMITATIONS, alone=not (missed or lacking))


def _gathered(ledger: Ledger, kind: Section.Kind, *, alone: bool = True) -> None:
    found = thoughts(ledger.review, kind)
    for text, note in found:
        ledger.item(text, note)
    if not found and alone:
        ledger.paragraph("", note=EMPTY)


def _directions(ledger: Ledger) -> None:
    """What is aimed at next, where targets are set; and what of this span is still to be done."""
    review = ledger.review
    ahead = review.programme.targets.filter(since__gte=review.until, body=None).select_related("indicator__group")
    first = min((target.since for target in ahead), default=None)
    aims = [target for target in ahead if target.since == first]
    asks = [ledger.aim(target) for target in aims]
    ledger.ask(asks)
    for target, ask in zip(aims, asks, strict=True):
        when = label(recognised(target.since, target.until))
        unit = "" if target.measure == Target.Measure.SHARE else f" {target.indicator.unit}"
        sense = "không quá" if target.sense == Target.Sense.AT_MOST else "phấn đấu đạt"
        name = lowered(bare_name(target.indicator))
        ledger.item(f"Về {name}: {sense} {ledger.quote(ask)}{unit} trong {when}.")
    for indicator in ledger.indicators:
        running = ledger.targets.get(indicator.pk)
        if running and review.until < running.until and verdict(ledger, indicator) is not Verdict.MET:
            ledger.item(f"Tiếp tục thực hiện {span_name(running)} về {lowered(bare_name(indicator))}.")
    ledger.paragraph("", note="Nêu nhiệm vụ, giải pháp của kỳ tới; đoạn để trống không in ra.")
