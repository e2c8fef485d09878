"""Where the pages of this room live."""

from django.urls import path

from phoihop.plans.views import plans, tasks

app_name = "plans"
urlpatterns = [
    path("", plans.index, name="index"),
    path("of/<slug:slug>/", plans.index, name="programme"),
    path("of/<slug:slug>/new/", plans.draft, name="draft"),
    path("of/<slug:slug>/task/", tasks.give, name="give"),
    path("of/<slug:slug>/break-down/", plans.break_down, name="break_down"),
    path("tasks/", tasks.index, name="tasks"),
    path("tasks/tasks.xlsx", tasks.export, name="tasks_export"),
    path("tasks/<int:pk>/", tasks.detail, name="task"),
    path("tasks/<int:pk>/edit/", tasks.edit, name="edit_task"),
    path("tasks/<int:pk>/proofs/", tasks.prove, name="prove"),
    path("tasks/<int:pk>/change/<slug:verb>/", tasks.change, name="change_task"),
    path("<int:pk>/", plans.detail, name="plan"),
    path("<int:pk>/timeline/", plans.timeline, name="timeline"),
    path("<int:pk>/plan.xlsx", plans.export, name="export"),
    path("<int:pk>/edit/", plans.edit, name="edit"),
    path("<int:pk>/task/", plans.add_task, name="add_task"),
    path("<int:pk>/versions/<int:number>/", plans.version, name="version"),
    path("<int:pk>/change/<slug:verb>/", plans.change, name="change"),
]
