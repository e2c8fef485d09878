"""Word lists as this room writes them: entries parted by commas, over as many lines as they need (danh sách từ)."""


def entries(listing: str) -> list[str]:
    """The entries of a list, in order."""
    return [entry for entry in (" ".join(part.split()) for part in listing.split(",")) if entry]
