"""A library in which every field of every record tries to be more than text."""

from explorer.model import Institution, Mention, Record, Topic

PAYLOADS = (
    "<script>document.title='pwned'</script>",
    "<img src=x onerror=document.title='pwned'>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '"><iframe srcdoc="<script>parent.document.title=\'pwned\'</script>"></iframe>',
    "</title></style></textarea><script>alert(1)</script>",
    "<a href=javascript:alert(1)>a link</a>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext><mglyph><style><img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "[a link](javascript:alert(1)) ![x](http://tracker.invalid/x.png)",
    "$\\href{javascript:alert(1)}{x}$ \\(\\unicode{<img src=x onerror=alert(1)>}\\)",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} #{alert(1)}",
    "';alert(1);//\\\";alert(1);//",
    "__proto__",
    "constructor",
    "prototype",
    "hasOwnProperty",
    "\u202egnp.exe\u202c reversed",
    "zero\u200bwidth\u2060\ufeff",
    '=HYPERLINK("http://tracker.invalid")',
)

LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "java\nscript:alert(1)",
    "//tracker.invalid/x",
    'http://tracker.invalid/" onmouseover="alert(1)',
    "https://example.org/<script>alert(1)</script>",
)

VICTIM = "Vic Tim"


def records() -> list[Record]:
    """One paper per payload, which stands in every field; all have one author in common."""
    return [_record(number, payload) for number, payload in enumerate(PAYLOADS)]


def _record(number: int, payload: str) -> Record:
    place = Institution(f"{payload} University {number}", native_id=payload, country="DE")
    return Record(
        source=payload,
        native_id=f"id:{payload}",
        title=f"{payload} {payload}",
        authors=(
            Mention(VICTIM, institutions=(place,)),
            Mention(payload, family=payload, given=f"G{number}", institutions=(place,)),
            Mention(f"Ann {payload} {number}", native_id=payload),
        ),
        year=2000 + number,
        date=payload,
        venue=payload,
        doi=payload,
        arxiv_id=payload,
        url=LINKS[number % len(LINKS)],
        abstract=f"{payload} " * 3,
        citations=number,
        topics=(Topic(payload, "keyword"), Topic(f"{payload} topic", payload)),
        kind=payload,
        place=payload,
    )
