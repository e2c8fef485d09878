"""Inspections, from the plan of a year to the last request that is verified (kiểm tra, giám sát).

Plans, joint teams, surveys, checklists in versions, findings with evidence, requests with their remedies and the
conclusion belong here. The task that a request becomes belongs to plans; nothing here describes a person.
"""
