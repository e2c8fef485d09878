"""What those who work on the house run: collecting messages, writing pages, starting a PostgreSQL for tests."""
