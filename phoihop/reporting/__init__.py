"""What is asked, of whom, by when (chế độ báo cáo, biểu mẫu): forms, calendars, regimes and obligations.

An answer never lives here; that is `submissions`.
"""
