"""The pages of this room: forms, calendars, regimes and what is owed under them."""
