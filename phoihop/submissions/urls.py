"""Where the pages of this room live."""

from django.urls import path

from phoihop.submissions.views import closings, deciding, filling, overview, pasting, phone, tables, workbooks

app_name = "submissions"
urlpatterns = [
    path("", overview.index, name="index"),
    path("export/", overview.export, name="export"),
    path("inbox/", deciding.inbox, name="inbox"),
    path("completeness/<int:pk>/", overview.completeness, name="completeness"),
    path("completeness/<int:pk>/export/", overview.completeness_export, name="completeness_export"),
    path("completeness/<int:pk>/workbook/", workbooks.blank_completeness, name="blank_completeness"),
    path("workbooks/", workbooks.upload, name="workbook"),
    path("workbooks/blank/", workbooks.blank_owed, name="blank_owed"),
    path("workbooks/<int:pk>/", workbooks.preview, name="workbook_preview"),
    path("workbooks/<int:pk>/corrected/", workbooks.corrected, name="workbook_corrected"),
    path("workbooks/<int:pk>/table/", tables.columns, name="table"),
    path("workbooks/<int:pk>/table/rows/", tables.rows, name="table_rows"),
    path("workbooks/<int:pk>/table/preview/", tables.preview, name="table_preview"),
    path("workbooks/<int:pk>/table/corrected/", tables.corrected, name="table_corrected"),
    path("worker.js", phone.worker, name="worker"),
    path("waiting/", phone.waiting, name="waiting"),
    path("phone/state/", phone.state, name="phone_state"),
    path("phone/keep/", phone.keep, name="phone_keep"),
    path("<int:pk>/messages/", phone.receive, name="receive"),
    path("closings/", closings.index, name="closings"),
    path("closings/<int:pk>/", closings.detail, name="closing"),
    path("closings/make/<int:pk>/", closings.make, name="close"),
    path("obligations/<int:pk>/open/", filling.open_report, name="open"),
    path("<int:pk>/", filling.detail, name="detail"),
    path("<int:pk>/lines/<int:line>/", filling.line, name="line"),
    path("<int:pk>/texts/<int:section>/", filling.text, name="text"),
    path("<int:pk>/workbook/", workbooks.blank, name="blank"),
    path("<int:pk>/paste/", pasting.paste, name="paste"),
    path("<int:pk>/paste/accept/", pasting.accept, name="paste_accept"),
    path("entries/<int:pk>/passage/", pasting.passage, name="passage"),
    path("<int:pk>/accept/", filling.accept, name="accept"),
    path("<int:pk>/zero/", filling.zero, name="zero"),
    path("<int:pk>/submit/", filling.hand_in, name="hand_in"),
    path("<int:pk>/approve/", deciding.approve, name="approve"),
    path("<int:pk>/return/", deciding.give_back, name="give_back"),
    path("<int:pk>/reopen/", deciding.reopen, name="reopen"),
]
