"""Reminders (nhắc việc): what a person is told, in the site and once a day by e-mail.

What is worth a reminder is decided by the rooms above, which word it and name it by a key; nothing is told twice.
"""
