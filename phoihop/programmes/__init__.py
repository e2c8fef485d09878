"""Coordination programmes (chương trình phối hợp): who signed, who takes part, under which regulation, for how long.

The coordination itself belongs here. Tasks and figures never do.
"""
