"""Pictures for the story's articles, drawn from nothing: hills, a road, houses, tea, a book, a flag; no people."""

import io
import math
from collections.abc import Callable, Mapping
from random import Random

from PIL import Image, ImageDraw

SIZE = (1200, 675)
SKY, HILLS, EARTH = ("#dcebe6", "#f7f1dc"), ("#9cc3b0", "#6fa58c", "#2f7a5e"), "#e9dfc2"
RED, OCHRE, INK, ROOF, WALL = "#a4262c", "#c98a2b", "#123f33", "#b5553c", "#fbf6e8"
Pen = ImageDraw.ImageDraw


def drawn(motif: str) -> bytes:
    """A JPEG of a landscape with one thing in it; the same motif is always the same picture."""
    chance = Random(motif)  # noqa: S311 - a drawing
    picture = Image.new("RGB", SIZE)
    pen = ImageDraw.Draw(picture)
    _landscape(pen, chance)
    MOTIFS[motif.partition(" ")[0]](pen, chance)
    made = io.BytesIO()
    picture.save(made, format="JPEG", quality=84)
    return made.getvalue()


def _mixed(one: str, other: str, share: float) -> tuple[int, int, int]:
    both = zip(*(bytes.fromhex(colour[1:]) for colour in (one, other)), strict=True)
    red, green, blue = (round(a + (b - a) * share) for a, b in both)
    return red, green, blue


def _landscape(pen: Pen, chance: Random) -> None:
    """Sky, sun and three rows of hills above open ground."""
    width, height = SIZE
    for y in range(height):
        pen.line([(0, y), (width, y)], fill=_mixed(*SKY, y / height))
    sun = chance.randint(180, width - 180), chance.randint(110, 170)
    pen.ellipse([sun[0] - 54, sun[1] - 54, sun[0] + 54, sun[1] + 54], fill="#f3c96b")
    for row, colour in enumerate(HILLS):
        base, swing, turn = 300 + row * 60, 70 - row * 14, chance.random() * 6
        ridge = [
            (x, base - swing * math.sin(x / (210 - row * 30) + turn) - 18 * math.sin(x / 61 + turn * 2))
            for x in range(0, width + 20, 20)
        ]
        pen.polygon([*ridge, (width, height), (0, height)], fill=colour)
    pen.rectangle([0, 520, width, height], fill=EARTH)


def _house(pen: Pen, x: int, y: int, size: int) -> None:
    pen.rectangle([x, y, x + size, y + size * 0.6], fill=WALL)
    eaves = [
        (x - size * 0.14, y),
        (x + size * 1.14, y),
        (x + size * 0.86, y - size * 0.38),
        (x + size * 0.14, y - size * 0.38),
    ]
    pen.polygon(eaves, fill=ROOF)
    pen.rectangle([x + size * 0.4, y + size * 0.2, x + size * 0.6, y + size * 0.6], fill=INK)


def _tree(pen: Pen, x: int, y: int, size: int) -> None:
    pen.rectangle([x - size * 0.07, y - size * 0.4, x + size * 0.07, y], fill="#7a5a34")
    pen.ellipse([x - size * 0.36, y - size * 1.1, x + size * 0.36, y - size * 0.3], fill="#235f49")


def _flag(pen: Pen, x: int, y: int, size: int) -> None:
    pen.rectangle([x, y, x + size * 0.04, y + size * 1.5], fill=INK)
    left, top, width, height = x + size * 0.04, y, size * 0.9, size * 0.6
    pen.rectangle([left, top, left + width, top + height], fill="#da251d")
    middle, reach = (left + width / 2, top + height / 2), height * 0.32
    points = [
        (
            middle[0] + (reach if step % 2 == 0 else reach * 0.382) * math.sin(math.pi * step / 5),
            middle[1] - (reach if step % 2 == 0 else reach * 0.382) * math.cos(math.pi * step / 5),
        )
        for step in range(10)
    ]
    pen.polygon(points, fill="#ffff00")


def _road(pen: Pen, chance: Random) -> None:
    pen.polygon([(520, 520), (600, 520), (860, 675), (300, 675)], fill="#cfc8b6")
    for step in range(4):
        y, half = 540 + step * 34, 3 + step * 3
        pen.polygon([(561 - half, y), (561 + half, y), (564 + half, y + 18), (558 - half, y + 18)], fill="white")
    for step in range(9):
        for side in (-1, 1):
            y = 535 + step * 15
            x = 560 + side * (60 + step * 29)
            pen.ellipse([x - 9, y - 9, x + 9, y + 9], fill=chance.choice([RED, OCHRE, "#d97f9a", "#f0d264"]))
    _house(pen, 130, 440, 120)
    _house(pen, 930, 430, 130)
    _tree(pen, 330, 520, 110)


def _tea(pen: Pen, chance: Random) -> None:
    pen.rectangle([0, 465, *SIZE], fill="#1f5c46")
    for row in range(7):
        y = 440 + row * 36
        for x in range(-20, SIZE[0], 58):
            shift = (row % 2) * 29 + chance.randint(-3, 3)
            pen.ellipse([x + shift, y, x + shift + 66, y + 44], fill=_mixed("#2f7a5e", "#123f33", row / 9))
    _house(pen, 880, 380, 110)


def _houses(pen: Pen, chance: Random) -> None:
    for x, size in ((160, 150), (420, 180), (730, 150), (960, 120)):
        _house(pen, x, 560 - round(size * 0.6), size)
        _tree(pen, x - 36, 566, chance.randint(90, 130))


def _hall(pen: Pen, _chance: Random) -> None:
    _house(pen, 430, 430, 340)
    _flag(pen, 250, 330, 140)
    _tree(pen, 900, 620, 170)
    _tree(pen, 150, 630, 150)


def _book(pen: Pen, _chance: Random) -> None:
    pen.polygon([(600, 470), (330, 430), (330, 600), (600, 640)], fill=WALL)
    pen.polygon([(600, 470), (870, 430), (870, 600), (600, 640)], fill="#f1e8cf")
    pen.line([(600, 470), (600, 640)], fill=INK, width=4)
    for step in range(4):
        y = 470 + step * 32
        pen.line([(365, y - 6), (570, y + 24)], fill="#8b958f", width=5)
        pen.line([(630, y + 24), (835, y - 6)], fill="#8b958f", width=5)


def _water(pen: Pen, _chance: Random) -> None:
    pen.rectangle([0, 500, *SIZE], fill="#7fa9b8")
    for row in range(6):
        points = [(x, 525 + row * 26 + 5 * math.sin(x / 40 + row)) for x in range(0, SIZE[0] + 20, 20)]
        pen.line(points, fill="#a9c8d2", width=4)
    _house(pen, 200, 450, 130)
    pen.polygon([(620, 560), (900, 560), (860, 610), (660, 610)], fill="#6d4c2d")
    _flag(pen, 755, 410, 100)


def _seedlings(pen: Pen, _chance: Random) -> None:
    for row in range(3):
        for column in range(10):
            _tree(pen, 90 + column * 115 + row * 30, 560 + row * 48, 62 + row * 16)


def _speaker(pen: Pen, _chance: Random) -> None:
    pen.rectangle([594, 280, 606, 640], fill=INK)
    for side in (-1, 1):
        pen.polygon([(600, 310), (600, 350), (600 + side * 110, 390), (600 + side * 110, 270)], fill=OCHRE)
        for ring in range(3):
            reach = 150 + ring * 36
            start, end = (-32, 32) if side > 0 else (148, 212)
            pen.arc([600 - reach, 330 - reach, 600 + reach, 330 + reach], start, end, fill=RED, width=6)
    _house(pen, 200, 500, 130)
    _house(pen, 870, 490, 140)


MOTIFS: Mapping[str, Callable[[Pen, Random], None]] = {
    "road": _road,
    "tea": _tea,
    "houses": _houses,
    "hall": _hall,
    "book": _book,
    "water": _water,
    "seedlings": _seedlings,
    "speaker": _speaker,
}
