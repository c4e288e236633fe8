"""What the sources call a paper, in the words of BibTeX and RIS."""

from typing import NamedTuple

from explorer.model import Paper


class PaperKind(NamedTuple):
    """One row: the entry type of BibTeX, its field for the venue, and the type of RIS."""

    bibtex: str
    venue_field: str
    ris: str


_ARTICLE = PaperKind("article", "journal", "JOUR")
_CONFERENCE = PaperKind("inproceedings", "booktitle", "CONF")
_CHAPTER = PaperKind("incollection", "booktitle", "CHAP")
_BOOK = PaperKind("book", "series", "BOOK")
_THESIS = PaperKind("phdthesis", "school", "THES")
_REPORT = PaperKind("techreport", "institution", "RPRT")
_PREPRINT = PaperKind("misc", "howpublished", "UNPB")
_OTHER = PaperKind("misc", "howpublished", "GEN")

KINDS = {
    "article": _ARTICLE,
    "journal-article": _ARTICLE,
    "review": _ARTICLE,
    "letter": _ARTICLE,
    "jour": _ARTICLE,
    "inproceedings": _CONFERENCE,
    "conference": _CONFERENCE,
    "conference-paper": _CONFERENCE,
    "paper-conference": _CONFERENCE,
    "proceedings-article": _CONFERENCE,
    "conf": _CONFERENCE,
    "cpaper": _CONFERENCE,
    "incollection": _CHAPTER,
    "inbook": _CHAPTER,
    "book-chapter": _CHAPTER,
    "chapter": _CHAPTER,
    "chap": _CHAPTER,
    "book": _BOOK,
    "phdthesis": _THESIS,
    "mastersthesis": _THESIS,
    "thesis": _THESIS,
    "dissertation": _THESIS,
    "thes": _THESIS,
    "techreport": _REPORT,
    "report": _REPORT,
    "rprt": _REPORT,
    "preprint": _PREPRINT,
    "posted-content": _PREPRINT,
    "unpublished": _PREPRINT,
    "unpb": _PREPRINT,
}


def kind_of(paper: Paper) -> PaperKind:
    """The kind that the source named, else an article where there is a venue."""
    unnamed = _ARTICLE if paper.venue else _OTHER
    return KINDS.get((paper.kind or "").strip().lower(), unnamed)
