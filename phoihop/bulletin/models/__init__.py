"""The nouns of this room."""

from phoihop.bulletin.models.articles import Article, ArticleQuerySet, Illustration, NewsSection
from phoihop.bulletin.models.feedback import Feedback, FeedbackQuerySet
from phoihop.bulletin.models.results import ReleasedFigure, ResultRelease, ResultReleaseQuerySet

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Feedback",
    "FeedbackQuerySet",
    "Illustration",
    "NewsSection",
    "ReleasedFigure",
    "ResultRelease",
    "ResultReleaseQuerySet",
]
