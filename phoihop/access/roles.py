"""The roles a post gives, and the permissions the policy grants to them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person does for a body (vai trò)."""

    REPORTER = "reporter", _("Writes reports")
    APPROVER = "approver", _("Signs and approves")
    COORDINATOR = "coordinator", _("Runs programmes")
    LEADER = "leader", _("Reads everything below")
    STEWARD = "steward", _("Keeps the registers")


class Permission(TextChoices):
    """One thing that somebody may or may not do (quyền)."""

    REGISTER_EDIT = "register.edit", _("Change places, bodies and indicators")
    PERSON_VIEW = "person.view", _("See somebody's posts")
    PERSON_MANAGE = "person.manage", _("Add people and give them posts")
    JOURNAL_VIEW = "journal.view", _("Read the journal")
    PROGRAMME_VIEW = "programme.view", _("See a programme")
    PROGRAMME_SIGN = "programme.sign", _("Enter a signed programme")
    PROGRAMME_EDIT = "programme.edit", _("Change a programme, its parties and participants")
    REPORTING_EDIT = "reporting.edit", _("Change who owes which report")
    FORM_EDIT = "form.edit", _("Design forms and calendars")
    OBLIGATION_MAKE = "obligation.make", _("Make the obligations that follow from a regime")
    TARGET_EDIT = "target.edit", _("Set targets")
    PLAN_VIEW = "plan.view", _("See a plan")
    PLAN_EDIT = "plan.edit", _("Draft and amend plans")
    PLAN_APPROVE = "plan.approve", _("Approve a plan")
    TASK_VIEW = "task.view", _("See a task")
    TASK_EDIT = "task.edit", _("Give, change, reassign and cancel tasks")
    TASK_DIVIDE = "task.divide", _("Divide a task into parts")
    TASK_UPDATE = "task.update", _("Report how a task goes on")
    TASK_COMPLETE = "task.complete", _("Hand in the product of a task")
    NOTICE_MAKE = "notice.make", _("Remind people")
    ACTIVITY_VIEW = "activity.view", _("See an activity")
    ACTIVITY_EDIT = "activity.edit", _("Record an activity of one's own body")
    ACTIVITY_CONFIRM = "activity.confirm", _("Say whether one's body took part in an activity")
    OVERLAP_DECLARE = "overlap.declare", _("Declare how far the totals of two programmes overlap")
    SUBMISSION_VIEW = "submission.view", _("See a report")
    SUBMISSION_EDIT = "submission.edit", _("Fill in a report")
    SUBMISSION_SUBMIT = "submission.submit", _("Submit a report")
    SUBMISSION_DECIDE = "submission.decide", _("Return or approve a report")
    SUBMISSION_REOPEN = "submission.reopen", _("Reopen an approved report")
    CLOSING_MAKE = "closing.make", _("Close the figures of a period")
    EXEMPLAR_VIEW = "exemplar.view", _("See a model of “skilful mass mobilisation”")
    EXEMPLAR_EDIT = "exemplar.edit", _("Register a model of one's own body and say whether it is kept up")
    EXEMPLAR_JUDGE = "exemplar.judge", _("Evaluate, recognise and publish models")
    EXEMPLAR_SETTLE = "exemplar.settle", _("Settle the fields and criteria of models")
    COURSE_VIEW = "course.view", _("See a class")
    COURSE_EDIT = "course.edit", _("Record a class of one's own body")
    AWARD_VIEW = "award.view", _("See a proposal for an award")
    AWARD_PROPOSE = "award.propose", _("Propose a collective or a person for an award")
    AWARD_EXAMINE = "award.examine", _("Examine proposals and enter what the council voted")
    AWARD_DECIDE = "award.decide", _("Decide on awards, confer and revoke them")
    REVIEW_VIEW = "review.view", _("See a review report")
    REVIEW_EDIT = "review.edit", _("Write a review report")
    CONFERENCE_VIEW = "conference.view", _("See a conference")
    CONFERENCE_EDIT = "conference.edit", _("Plan a conference, invite to it and take its minutes")
    CONFERENCE_CONCLUDE = "conference.conclude", _("Issue the conclusions of a conference")
    CONFERENCE_ANSWER = "conference.answer", _("Answer an invitation and hand in papers for one's own body")
    ARTICLE_VIEW = "article.view", _("See articles that are not yet published")
    ARTICLE_WRITE = "article.write", _("Write articles for one's own body")
    ARTICLE_PUBLISH = "article.publish", _("Publish, correct and withdraw articles")
    FEEDBACK_MODERATE = "feedback.moderate", _("Answer what readers write")
    RESULTS_PUBLISH = "results.publish", _("Show closed figures to everybody")
