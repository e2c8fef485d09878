"""The shapes that records of many rooms share (dạng bản ghi).

What holds for a while, what has a name in two languages, what states a quantity.

Only abstract models live here; a table of its own never does.
"""
