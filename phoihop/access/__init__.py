"""Who may (phân quyền): roles, permissions, and the one page of policy.

It never asks who somebody is, only in which bodies an actor holds a role. Whether it is the right moment for a
step is not said here but in the rules of the room concerned.
"""
