"""Awards, from a proposal to the certificate handed over, and back where one is revoked (khen thưởng).

The only room that names a person who is neither staff nor signatory: a nominee, by name, office and unit, who has
consented or was told, until a day on which the name is deleted.
"""
