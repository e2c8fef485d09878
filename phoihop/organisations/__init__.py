"""Bodies (cơ quan, đơn vị): Party commissions, military commands, unions and committees, each in its own line.

Holds who there is, under whom and since when. People and programmes belong elsewhere.
"""
