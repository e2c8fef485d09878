"""The demonstration (câu chuyện minh họa): one story told through services, the same for seeds, tests and screenshots. It never inserts a row itself."""
