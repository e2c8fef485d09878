"""Notes in which the parties of a programme inform one another, and who has read them (trao đổi thông tin).

Complex cases are numbers here. No case is told by person, and no figure of a report is kept in a note.
"""
