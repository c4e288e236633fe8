"""One place, one file: what fills the page under the header, each at an address of its own."""

from explorer.web.places import holdings, incoming
from explorer.web.places.place import Place

PLACES: tuple[Place, ...] = (incoming.PLACE, holdings.PLACE)
