"""Totals (tổng hợp): facts, roll-ups, and the questions asked of them.

It holds no truth of its own: the store can be deleted at any time and is rebuilt from the reports to the same
result. Nothing below knows that it exists. Only `engine.py` knows which analytical engine is in use.
"""
