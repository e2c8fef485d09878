"""Places over time (địa bàn): what they were called, under what they stood, and what became of them.

Holds the units of Viet Nam with their real succession. Bodies that work in a place belong to `organisations`.
"""
