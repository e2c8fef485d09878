"""What was answered, and its life (báo cáo, chốt số liệu): entries, narratives, steps, closings.

What is asked belongs to `reporting`; totals belong to `analytics`. There is one write path for entries, in
`services/entries.py`, whatever the channel.
"""
