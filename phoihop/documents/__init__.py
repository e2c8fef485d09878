"""Uploads, official papers and sheets (tài liệu, văn bản, bảng tính).

Holds how papers look under each dated layout, how they become Word and PDF, how their numbers run, which files
are kept, and how typed rows become sheets and come back. What any given paper or sheet says never lives here.
"""
