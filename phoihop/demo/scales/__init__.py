"""The demonstration at scale (quy mô): a province, the country, or a world of bodies and accounts.

Units and their succession are real, figures are drawn from a fixed seed, and everything is told through services. It
holds no story: whoever wants to read one takes the default.
"""
