"""What the numbers of the places mean: of previews, imports and the library."""

from explorer.web.explanation import Explanation

_READER = "The file as it was sent; nothing is asked from elsewhere."

IMPORTS: dict[str, Explanation] = {
    "preview_read": Explanation(
        "Can be read",
        "Records of the files that the import will take.",
        "read + set aside = records in the files",
        _READER,
    ),
    "preview_met": Explanation(
        "Already known by an id",
        "Records whose own id, DOI, arXiv id, PubMed id or other id a record of this library has "
        "too. Further ones may be joined by title and authors when they are imported.",
        data="Ids as the files give them. Records without an id are not counted.",
    ),
    "preview_aside": Explanation(
        "Will be set aside",
        "Records that cannot be read. Each is listed below with its place and what to do; "
        "all others come in without them.",
        data=_READER,
    ),
    "imported": Explanation(
        "What an import brought",
        "Every record of a file is either read or set aside with a reason; every record read is "
        "either new or was there already.",
        "read + set aside = records in the file; new + already there = read",
    ),
    "import_joined": Explanation(
        "Joined with others",
        "New records of papers that another record had brought already, before or in this import: "
        "such a paper has one more record now, and still counts once.",
        data="How papers are joined stands in the documentation of the library.",
    ),
    "import_known": Explanation(
        "There already",
        "Records that are equal in every field to one that is in the library; they are not kept "
        "twice.",
    ),
    "import_aside": Explanation(
        "Set aside",
        "Records that could not be read, each with its place, the reason and what to do.",
        "read + set aside = records in the files",
    ),
    "library_records": Explanation(
        "Records",
        "A record is one paper as one source wrote it. Several records may describe one paper.",
        "number of different records",
    ),
    "library_imports": Explanation(
        "What came in",
        "One line for each file or folder. New is what no earlier import had brought; known is "
        "what was there already. An import can be undone as a whole: what other imports brought "
        "too stays.",
        "new + known = read",
    ),
    "library_sources": Explanation(
        "Sources of each paper",
        "From how many different files (or folders) a paper comes. The same bytes twice are one "
        "source.",
        "number of papers by number of sources",
        "All papers of this library.",
    ),
    "library_missing": Explanation(
        "What is missing",
        "How many papers have each field, in at least one of their records. For affiliations and "
        "ORCID one author who has one is enough.",
        "papers with the field ∕ all papers",
        "All papers of this library, as the files give them.",
    ),
}
