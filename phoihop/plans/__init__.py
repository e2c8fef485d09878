"""Plans and tasks (kế hoạch, nhiệm vụ): who does what with whom, by when, and what is handed in.

How a task stands follows from its days and its product and is never typed. What was really done, and the figures
that prove it, are known by the rooms above.
"""
