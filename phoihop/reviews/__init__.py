"""Review reports (báo cáo sơ kết, tổng kết) and the conferences that discuss them (hội nghị), with their conclusions.

A number never stands in the text of a review: the text quotes figures by their codes, and each code keeps the question
that was asked of the totals. Live totals belong to `analytics`, the look of a paper to `documents`, the tasks that come
of a conclusion to `plans`; awards announced at a conference are decided in `commendations`.
"""
