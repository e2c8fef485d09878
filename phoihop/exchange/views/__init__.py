"""What DHIS2 clients ask; there are no pages here."""
