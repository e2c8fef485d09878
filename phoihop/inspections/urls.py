"""Where the pages of this room live."""

app_name = "inspections"
urlpatterns: list[object] = []
