"""What this room writes as official papers: reviews, and what a conference sends out."""

from phoihop.reviews.papers.reviews import chart, paper, paper_of, setting_of

__all__ = ["chart", "paper", "paper_of", "setting_of"]
