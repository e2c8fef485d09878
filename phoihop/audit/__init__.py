"""The journal (nhật ký): who did what to which thing, when and why, each line sealed with the hash of the one before.

Reading and checking it belongs here; undoing or deciding never does.
"""
