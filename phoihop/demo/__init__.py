"""The demonstration (câu chuyện minh họa): one story told in services, the same for seeds, tests and screenshots.

Two chapters: Military Region 1 with six provincial Party commissions, whose figures are those its own review stated
in 2018; and a programme of Thái Nguyên across the mergers of 2025, whose figures are made up from a fixed seed and
say so. It never inserts a row itself.
"""
