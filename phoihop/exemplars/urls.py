"""Where the pages of this room live."""

app_name = "exemplars"
urlpatterns: list = []
