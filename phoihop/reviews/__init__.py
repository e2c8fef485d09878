"""Review reports (báo cáo sơ kết, tổng kết): their text, the figures they quote, and the papers they become.

A number never stands in the text: the text quotes figures by their codes, and each code keeps the question that was
asked of the totals. Live totals belong to `analytics`, the look of a paper to `documents`; conferences and their
conclusions do not live here yet.
"""
