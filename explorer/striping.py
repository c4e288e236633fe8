"""One file shared between readers side by side: each takes every n-th piece of its lines."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from explorer.inflating import CHUNK, Pieced


@dataclass(frozen=True, slots=True)
class Stripe:
    """Which share of the work is one's own: `lane` of `lanes`, counted from 0."""

    lane: int = 0
    lanes: int = 1

    def takes(self, number: int) -> bool:
        """Whether the file with this number is one's own."""
        return number % self.lanes == self.lane


WHOLE = Stripe()
"""All of the work."""


# Only type checkers know that it is generic.
if TYPE_CHECKING:
    _Buffered = io.BufferedReader[io.RawIOBase]
else:
    _Buffered = io.BufferedReader


class Share(_Buffered):
    """One's share of a file of lines; how it begins says nothing about the file."""


def striped(stream: BinaryIO, stripe: Stripe, piece: int = CHUNK) -> Share:
    """The stream with the lines of the others left empty, so that the numbers of lines stay true.

    A line belongs to the piece in which the line before it ends.
    """
    return Share(Pieced(_pieces(stream, stripe, piece)), CHUNK)


def _pieces(stream: BinaryIO, stripe: Stripe, size: int) -> Iterator[bytes]:
    number, continues = 0, stripe.lane == 0
    while piece := stream.read(size):
        own = stripe.takes(number)
        line, end, rest = piece.partition(b"\n")
        yield line + end if continues else end
        if end:
            continues = own
            yield rest if own else b"\n" * rest.count(b"\n")
        number += 1
