"""What is done to reports; the only place that writes them."""

from phoihop.submissions.freezing import Difference, changes_between, differences, verify
from phoihop.submissions.rules.statements import Fault, Severity, Statement, Theirs
from phoihop.submissions.services._desk import Outcome
from phoihop.submissions.services._turns import Turn
from phoihop.submissions.services.closing import close
from phoihop.submissions.services.entries import Answers, rest_is_zero, state, state_many
from phoihop.submissions.services.importing import take_answers
from phoihop.submissions.services.life import approve, approve_many, give_back, reopen, submit, submit_many
from phoihop.submissions.services.messages import Sent, receive
from phoihop.submissions.services.narratives import Passage, Told, narrate
from phoihop.submissions.services.opening import open_many, open_report
from phoihop.submissions.services.pasting import Accepted, accept_passages
from phoihop.submissions.services.proposals import accept
from phoihop.submissions.services.registers import take_registers
from phoihop.submissions.services.tables import remember_table

__all__ = [
    "Accepted",
    "Answers",
    "Difference",
    "Fault",
    "Outcome",
    "Passage",
    "Sent",
    "Severity",
    "Statement",
    "Theirs",
    "Told",
    "Turn",
    "accept",
    "accept_passages",
    "approve",
    "approve_many",
    "changes_between",
    "close",
    "differences",
    "give_back",
    "narrate",
    "open_many",
    "open_report",
    "receive",
    "remember_table",
    "reopen",
    "rest_is_zero",
    "state",
    "state_many",
    "submit",
    "submit_many",
    "take_answers",
    "take_registers",
    "verify",
]
