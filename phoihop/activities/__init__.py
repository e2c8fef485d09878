"""Activities (hoạt động): what was done, by whom together, where and when, with results, money and pictures.

One record however many bodies take part and however many programmes claim it, so that totals can count it once. What
a report states belongs to `submissions`, totals to `analytics`; persons are never named here.
"""
