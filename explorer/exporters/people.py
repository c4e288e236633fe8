"""Names of people in the order that reference managers expect."""

from explorer.exporters.text import one_line
from explorer.model import Byline
from explorer.names import split_name


def family_first(byline: Byline) -> str:
    """`Family, Given`; as written where the name has no two parts or has a comma already."""
    name = one_line(byline.written or byline.name)
    family, given = split_name(name)
    apart = family and given and not byline.collective and " " in name and "," not in name
    return f"{family}, {given}" if apart else name
