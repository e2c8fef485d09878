"""Exchange (kết nối DHIS2): the site as DHIS2 clients know a server, and what comes in from DHIS2.

Foreign names and shapes end here: values are stated by `submissions`, totals are asked of `analytics` (but where a
client wants values added up in a way of its own), and no other room knows a DHIS2 identifier.
"""
