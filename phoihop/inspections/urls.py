"""Where the pages of this room live."""

from django.urls import path

from phoihop.inspections.views import overview, planning, recording

app_name = "inspections"
urlpatterns = [
    path("", overview.index, name="index"),
    path("inspections.xlsx", overview.export, name="export"),
    path("plans/", planning.plans, name="plans"),
    path("plans/plans.xlsx", planning.plans_export, name="plans_export"),
    path("plans/<int:pk>/approve/", planning.approve_plan, name="approve_plan"),
    path("programmes/<slug:slug>/plan/", planning.draft_plan, name="draft_plan"),
    path("programmes/<slug:slug>/new/", planning.plan_inspection, name="plan_inspection"),
    path("programmes/<slug:slug>/checklists/", planning.checklists, name="checklists"),
    path("programmes/<slug:slug>/checklists/new/", planning.issue_checklist, name="issue_checklist"),
    path("requests/", overview.requests, name="requests"),
    path("requests/requests.xlsx", overview.requests_export, name="requests_export"),
    path("requests/<int:pk>/", overview.request_detail, name="request"),
    path("requests/<int:pk>/edit/", recording.edit_request, name="edit_request"),
    path("requests/<int:pk>/drop/", recording.drop_request, name="drop_request"),
    path("requests/<int:pk>/remedy/", recording.remedy, name="remedy"),
    path("requests/<int:pk>/extend/", recording.extend, name="extend"),
    path("requests/<int:pk>/verify/", recording.verify, name="verify"),
    path("findings/<int:pk>/edit/", recording.edit_finding, name="edit_finding"),
    path("findings/<int:pk>/drop/", recording.drop_finding, name="drop_finding"),
    path("findings/<int:pk>/reply/", recording.reply, name="reply"),
    path("findings/<int:pk>/evidence/", recording.attach, name="attach"),
    path("evidence/<int:pk>/", overview.evidence, name="evidence"),
    path("evidence/<int:pk>/drop/", recording.drop_evidence, name="drop_evidence"),
    path("<int:pk>/", overview.detail, name="detail"),
    path("<int:pk>/edit/", planning.edit, name="edit"),
    path("<int:pk>/call-off/", planning.call_off, name="call_off"),
    path("<int:pk>/answers/", recording.answers, name="answers"),
    path("<int:pk>/findings/", recording.add_finding, name="add_finding"),
    path("<int:pk>/requests/", recording.draft_request, name="draft_request"),
    path("<int:pk>/hand-over/", recording.hand_over, name="hand_over"),
    path("<int:pk>/conclude/", recording.conclude, name="conclude"),
    path("<int:pk>/correct/", recording.correct, name="correct"),
    path("<int:pk>/close/", recording.close, name="close"),
    path("<int:pk>/paper/<str:layout>/<str:kind>/", overview.paper, name="paper"),
]
