"""Phối Hợp: an inter-agency coordination programme, from the signed programme to the review report."""
