"""Programs (kết nối phần mềm): how a room offers what its pages do to programs, in one way for all rooms.

A room's `api.py` says which nouns and verbs there are, and at which addresses. What is asked for by a verb follows
from its service's own signature and words, so that a page and a program never differ. No noun stands here.
"""
