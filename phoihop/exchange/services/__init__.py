"""What is done for exchange; the only place that writes this room's nouns."""

from phoihop.exchange.services.loading import Loaded, load_metadata

__all__ = ["Loaded", "load_metadata"]
