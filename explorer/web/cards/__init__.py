"""What the side panel says about each kind of thing: one `Card` per kind."""

from explorer.web.cards import author, line, paper, place, start, tie, unknown
from explorer.web.cards.card import Card

CARDS: tuple[Card, ...] = (
    author.CARD,
    paper.CARD,
    place.TOPIC,
    place.INSTITUTION,
    tie.CARD,
    line.CARD,
    start.CARD,
    unknown.CARD,
)

_BY_KIND = {card.kind: card for card in CARDS}


def card(kind: str) -> Card:
    """The card for one kind of subject."""
    return _BY_KIND[kind]
