"""What a phone kept comes in once, through the one write path, and is answered with what became of it."""

from uuid import UUID, uuid4

import pytest

from phoihop.foundation.refusals import NotAllowed, Refused
from phoihop.reporting.models import Line
from phoihop.submissions import services
from phoihop.submissions.models import Message, Submission
from phoihop.submissions.rules import Channel, Status
from phoihop.submissions.services import Passage, Sent, Statement
from tests.submissions.conftest import SOUND

NAME = UUID("6f9619ff-8b86-4d11-b42d-00c04fc964ff")


def line(code):
    return str(Line.objects.get(indicator__code=code).pk)


def words(code, said, seen=0):
    return Statement(indicator=code, words=said, seen_stamp=seen, cell=line(code))


@pytest.fixture
def send(draft, an, noon):
    """Sends a message of An's phone, filled in on the form as it stands unless told otherwise."""

    def send_one(*statements, key=NAME, actor=an, report=draft, **more):
        facts = {"version": report.obligation.form_version_id} | more
        sent = Sent(key=key, statements=statements, **facts)
        return services.receive(submission=report, sent=sent, actor=actor, at=noon)

    return send_one


def test_what_was_typed_without_a_network_is_stated_by_phone(send, draft):
    answer = send(words("TT01", "trên 2.800")).answer

    entry = draft.entries.get()
    assert (entry.words, entry.channel) == ("trên 2.800", Channel.PHONE)
    assert (answer["outcome"], answer["stamps"]) == ("saved", {line("TT01"): entry.stamp})


def test_a_message_sent_twice_is_done_once(send, draft, an, noon):
    first = send(words("TT01", "120"))
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="130")], actor=an, at=noon)

    again = send(words("TT01", "120"))

    assert again.answer == first.answer
    assert draft.entries.current().get().words == "130"
    assert Message.objects.count() == 1


def test_a_report_submitted_by_a_message_is_not_submitted_again(send, filled, anh):
    first = send(key=NAME, actor=anh, report=filled, submit=True)
    again = send(key=NAME, actor=anh, report=filled, submit=True)

    assert (first.answer["outcome"], again.answer["outcome"]) == ("submitted", "submitted")
    assert filled.steps.count() == 1


def test_another_persons_name_for_a_message_is_refused(send, anh):
    send(words("TT01", "120"))

    with pytest.raises(Refused):
        send(words("TT01", "150"), actor=anh)


def test_what_somebody_else_stated_meanwhile_comes_back_to_be_chosen_from(send, draft, anh, noon):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="55")], actor=anh, at=noon)

    answer = send(words("TT01", "77"), words("DV01", "3")).answer

    [fault] = answer["faults"]
    assert (answer["outcome"], fault["cell"], fault["theirs"]["said"]) == ("faults", line("TT01"), "55")
    assert {entry.words for entry in draft.entries.current()} == {"55", "3"}


def test_a_choice_made_after_seeing_both_holds(send, draft, anh, noon):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="55")], actor=anh, at=noon)
    [fault] = send(words("TT01", "77")).answer["faults"]

    send(words("TT01", "77", seen=fault["theirs"]["stamp"]), key=uuid4())

    assert draft.entries.current().get().words == "77"


def test_a_report_with_a_fault_is_not_submitted(send, filled, anh):
    answer = send(words("TT01", "nhiều lắm"), report=filled, actor=anh, submit=True).answer

    assert answer["outcome"] == "faults"
    assert Submission.objects.get().status == Status.DRAFT


def test_what_was_typed_stays_where_the_report_cannot_be_submitted_yet(send, draft, anh):
    answer = send(words("TT01", "120"), actor=anh, submit=True).answer

    assert (answer["outcome"], draft.entries.get().words) == ("saved", "120")
    assert any("DV01" in fault for fault in answer["refusal"]["faults"])


def test_whoever_only_writes_keeps_the_figures_and_is_told_who_signs(send, filled):
    answer = send(report=filled, submit=True).answer

    assert answer["outcome"] == "saved"
    assert answer["refusal"]["reason"]
    assert Submission.objects.get().status == Status.DRAFT


def test_a_form_changed_meanwhile_takes_nothing(send, draft):
    with pytest.raises(Refused, match="Biểu của báo cáo"):
        send(words("TT01", "120"), version=draft.obligation.form_version_id + 1)

    assert not draft.entries.exists()
    assert not Message.objects.exists()


def test_a_report_submitted_meanwhile_takes_nothing(send, submitted):
    with pytest.raises(Refused):
        send(words("TT01", "120"), report=submitted)


def test_a_body_elsewhere_takes_no_message(send, dung):
    with pytest.raises(NotAllowed):
        send(words("TT01", "120"), actor=dung)


def test_a_text_waits_like_a_figure(send, draft, asked):
    passage = Passage(section=asked.results, text="Ba mô hình mới", seen_stamp=0)

    answer = send(passages=[passage]).answer

    told = draft.narratives.get()
    assert (told.text, answer["stamps"]) == ("Ba mô hình mới", {f"text-{asked.results.pk}": told.stamp})


def test_a_text_that_somebody_else_changed_comes_back_with_theirs(send, draft, asked, anh, noon):
    services.narrate(submission=draft, section=asked.results, text="Hai mô hình", actor=anh, at=noon)

    [fault] = send(passages=[Passage(section=asked.results, text="Ba mô hình", seen_stamp=0)]).answer["faults"]

    assert (fault["rule"], fault["theirs"]["said"]) == ("conflict", "Hai mô hình")


def test_every_figure_of_a_form_comes_in_one_message(send, draft):
    answer = send(*(words(code, said) for code, said in SOUND.items())).answer

    assert answer["faults"] == []
    assert draft.entries.count() == len(SOUND)
