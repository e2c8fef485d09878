"""The workbook that is given out for a report and comes back filled in (biểu mẫu điện tử)."""
