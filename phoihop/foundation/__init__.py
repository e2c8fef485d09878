"""Quantities, periods, validity, refusals and Vietnamese (nền móng).

Holds what every room stands on and no room owns. Nothing here touches the database, so that it can be used
as a library and tested in milliseconds. A word of the domain that belongs to one room never lives here.
"""
