"""Which colour a status is shown in: seven tones, and the words that take each."""

_WORDS = {
    "quiet": "draft planned not_due none inactive archived unknown withdrawn former",
    "active": "submitted sent open active ongoing in_progress joint current running reopened",
    "waiting": "returned due soon waiting pending partial approximate warning review middle",
    "good": "approved done met on_time complete completed received full success published accepted exact high",
    "bad": "late overdue missing rejected refused failed error danger low expired cancelled",
    "closed": "closed locked signed frozen issued final",
}
_TONES = {word: tone for tone, words in _WORDS.items() for word in words.split()}


def tone_of(status: object) -> str:
    """The tone of a status word, or the tone itself if that is what was given; quiet for a word not known here."""
    word = str(getattr(status, "value", status)).lower().replace("-", "_").replace(" ", "_")
    return word if word in _WORDS else _TONES.get(word, "quiet")
