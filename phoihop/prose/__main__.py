"""`python -m phoihop.prose IN.jsonl`: reads {id, text} lines, prints {id, figures} lines."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from phoihop.prose.matching import Catalogue, default_catalogue
from phoihop.prose.reading import read


def main(arguments: list[str] | None = None) -> int:
    """Read the passages of a file, or of the standard input for "-", and print what is proposed for each."""
    parser = argparse.ArgumentParser(
        prog="python -m phoihop.prose", description="Propose figures from Vietnamese reports."
    )
    parser.add_argument("passages", help='a file of {"id", "text"} lines, or - for the standard input')
    parser.add_argument("--catalogue", type=Path, help="indicators as CSV: code, name_vi, unit_vi, definition_vi")
    given = parser.parse_args(arguments)
    catalogue = Catalogue.from_csv(given.catalogue) if given.catalogue else default_catalogue()
    for record in _records(given.passages):
        sys.stdout.write(json.dumps(_proposed(record, catalogue), ensure_ascii=False) + "\n")
    return 0


def _records(path: str) -> Iterator[dict[str, str]]:
    with nullcontext(sys.stdin) if path == "-" else Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _proposed(record: dict[str, str], catalogue: Catalogue) -> dict[str, object]:
    """The line for one passage; the text comes along where offsets count in another than was given."""
    reading = read(record["text"], catalogue)
    line: dict[str, object] = {"id": record["id"], "figures": [figure.as_json() for figure in reading.figures]}
    if reading.text != record["text"]:
        line["text"] = reading.text
    return line


if __name__ == "__main__":
    sys.exit(main())
