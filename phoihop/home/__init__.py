"""Each person's first page, navigation and search (trang đầu): what waits for whom.

It has no table of its own and decides nothing.
"""
