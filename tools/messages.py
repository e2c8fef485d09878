"""Collects sentences for translation, compiles them, and says what lacks its Vietnamese.

    python -m tools.messages [room…]    collect into each room's locale/vi/LC_MESSAGES/django.po
    python -m tools.messages --compile  write every .mo whose .po is newer
    python -m tools.messages --check    fail where a sentence is missing, untranslated, fuzzy or no longer said

Rooms that are Django apps keep their own catalogue. The others (foundation, config, prose) share the one in locale/.
A sentence that another package says, such as allauth, is kept when its entry carries a comment `#. elsewhere: allauth`.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "phoihop"
CATALOGUE = Path("locale/vi/LC_MESSAGES/django.po")
SHARED = ("config", "foundation", "prose")
SHARED_CATALOGUE = ROOT / CATALOGUE
ELSEWHERE = "elsewhere:"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
METADATA = {
    "Project-Id-Version": "phoihop",
    "Language": "vi",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}

Key = tuple[str | None, str]


def rooms() -> list[str]:
    """The names of the rooms that exist, sorted."""
    return sorted(path.parent.name for path in HOUSE.glob("*/__init__.py"))


def catalogue_of(room: str) -> Path:
    """Where the sentences of `room` are translated."""
    return SHARED_CATALOGUE if room in SHARED else HOUSE / room / CATALOGUE


def collected(room: str) -> list[polib.POEntry]:
    """The sentences said in `room`, in the order of its files, each once."""
    entries: dict[Key, polib.POEntry] = {}
    for path in _sources(HOUSE / room):
        for context, singular, plural in _sentences(path):
            entry = entries.setdefault((context, singular), polib.POEntry(msgid=singular, msgctxt=context))
            where = (path.relative_to(ROOT).as_posix(), "")
            if where not in entry.occurrences:
                entry.occurrences.append(where)
            if plural:
                entry.msgid_plural = plural
                entry.msgstr_plural = {0: ""}
            if "%(" in singular and "python-format" not in entry.flags:
                entry.flags.append("python-format")
    return list(entries.values())


def merged(said: list[polib.POEntry], old: polib.POFile) -> polib.POFile:
    """A catalogue of what is said, with the translations of `old`; what is no longer said is dropped."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=110)
    new.metadata = dict(METADATA)
    for entry in said:
        before = known.pop((entry.msgctxt, entry.msgid), None)
        if before is not None:
            entry.comment, entry.tcomment = before.comment, before.tcomment
            if entry.msgid_plural:
                entry.msgstr_plural = before.msgstr_plural or {0: before.msgstr}
            else:
                entry.msgstr = before.msgstr or before.msgstr_plural.get(0, "")
            if before.fuzzy:
                entry.flags.append("fuzzy")
        new.append(entry)
    new.extend(entry for entry in known.values() if ELSEWHERE in entry.comment)
    return new


def compile_stale() -> int:
    """Compiles every catalogue whose .mo is missing or older; answers how many."""
    compiled = 0
    for path in catalogues():
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            # Written aside and moved, because several test processes may compile at once.
            aside = target.with_name(f"{target.name}.{os.getpid()}")
            polib.pofile(str(path)).save_as_mofile(str(aside))
            aside.replace(target)
            compiled += 1
    return compiled


def catalogues() -> list[Path]:
    """Every catalogue of the house, in whatever language."""
    return sorted([*ROOT.glob("locale/*/LC_MESSAGES/django.po"), *HOUSE.glob("**/locale/*/LC_MESSAGES/django.po")])


def faults(room: str) -> list[str]:
    """What the Vietnamese catalogue of `room` lacks, one line each."""
    said = {(entry.msgctxt, entry.msgid) for entry in collected(room)}
    catalogue = _read(catalogue_of(room))
    kept = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    others = {key for other in SHARED if other in rooms() for key in _keys(other)} if room in SHARED else set()
    return [
        *(f"{room}: missing: {key[1]!r}" for key in said if key not in kept),
        *(f"{room}: untranslated: {key[1]!r}" for key, entry in kept.items() if not entry.translated()),
        *(f"{room}: fuzzy: {key[1]!r}" for key, entry in kept.items() if entry.fuzzy),
        *(
            f"{room}: no longer said: {key[1]!r}"
            for key, entry in kept.items()
            if key not in said | others and ELSEWHERE not in entry.comment
        ),
    ]


def collect(names: list[str]) -> None:
    """Writes the catalogues of these rooms anew."""
    for path in sorted({catalogue_of(name) for name in names}):
        sharing = [name for name in rooms() if catalogue_of(name) == path]
        said = {(entry.msgctxt, entry.msgid): entry for name in sharing for entry in collected(name)}
        catalogue = merged(list(said.values()), _read(path))
        if len(catalogue):
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.save(str(path))
            print(f"{path.relative_to(ROOT)}: {len(catalogue)}, {len(catalogue.untranslated_entries())} untranslated")


def main() -> int:
    """Does what the command line asks; answers the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", metavar="room")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    names = asked.rooms or rooms()
    if unknown := set(names) - set(rooms()):
        parser.error(f"no such room: {', '.join(sorted(unknown))}")
    if asked.compile:
        print(f"{compile_stale()} of {len(catalogues())} catalogues compiled")
        return 0
    if asked.check:
        found = [fault for name in names for fault in faults(name)]
        print("\n".join(found) or "Every sentence is translated.")
        return 1 if found else 0
    collect(names)
    return 0


def _keys(room: str) -> set[Key]:
    return {(entry.msgctxt, entry.msgid) for entry in collected(room)}


def _read(path: Path) -> polib.POFile:
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def _sources(folder: Path) -> list[Path]:
    found = [path for kind in ("*.py", "*.html", "*.txt", "*.svg") for path in folder.rglob(kind)]
    return sorted(path for path in found if "migrations" not in path.parts)


def _sentences(path: Path) -> Iterator[tuple[str | None, str, str | None]]:
    # Needed only here, so that a server can compile without the tools of a developer.
    from babel.messages.extract import extract  # noqa: PLC0415

    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = _as_python(source, path)
    for _line, found, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        texts = found if isinstance(found, tuple) else (found,)
        if texts[0]:
            yield context, texts[0], texts[1] if len(texts) > 1 else None


def _as_python(source: str, path: Path) -> str:
    from django.conf import settings  # noqa: PLC0415
    from django.utils.translation.template import templatize  # noqa: PLC0415

    if not settings.configured:
        settings.configure()
    # Indentation means something to a reader of Python, and nothing in a page.
    return "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())


if __name__ == "__main__":
    sys.exit(main())
