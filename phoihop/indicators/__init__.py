"""Indicators and targets (chỉ tiêu): what is measured, how it adds up, and what is aimed at.

Reported values never live here.
"""
