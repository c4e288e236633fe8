"""What every number on the page means: its formula and the data it is computed on."""

from explorer.web.explanation import Explanation
from explorer.web.import_explanations import IMPORTS

_FILTERED = "Papers of this library that pass the years chosen on the left."
_TIES = (
    "Papers of this library that pass the years chosen on the left and have at most as many "
    "authors as the author-list limit; consortia do not count as authors."
)
_CITED = "Citation counts as the imported files give them. No other source is asked."

EXPLANATIONS: dict[str, Explanation] = IMPORTS | {
    "papers": Explanation(
        "Papers",
        "How many papers of this library carry this name in the byline.",
        "number of papers",
        _FILTERED,
    ),
    "years": Explanation(
        "Years active",
        "Years of the first and of the last paper in this library. The true career may be longer.",
        data="Papers with a year.",
    ),
    "collaborators": Explanation(
        "Collaborators",
        "How many different people share at least one paper with this person.",
        "number of different co-authors",
        _TIES,
    ),
    "full": Explanation(
        "Papers together (full counting)",
        "Every paper that two people wrote together counts 1, however many others signed it.",
        "full(a, b) = number of papers by a and b",
        _TIES,
    ),
    "fractional": Explanation(
        "Strength (fractional counting)",
        "A paper with n authors gives each pair 1 ∕ (n − 1). Over all collaborators, the strengths "
        "of one person add up to the number of papers written with others (Newman 2001).",
        "strength(a, b) = Σ over papers of a and b of 1 ∕ (n − 1)",
        _TIES,
    ),
    "contribution": Explanation(
        "Contribution",
        "What this one paper adds to the strength: 1 ∕ (n − 1) for a paper with n authors. "
        "The contributions add up to the strength that is drawn.",
        "1 ∕ (n − 1)",
        _TIES,
    ),
    "citations": Explanation(
        "Citations",
        "Sum of the citations of the papers, where the source gives them.",
        "Σ citations",
        _CITED,
    ),
    "h_index": Explanation(
        "h-index",
        "The largest h for which h papers have at least h citations each (Hirsch 2005). "
        "It can only be as complete as this library.",
        "max { h : h papers have ≥ h citations }",
        _CITED,
    ),
    "papers_per_year": Explanation(
        "Papers per year",
        "Each bar is the number of papers of that year.",
        "number of papers by year",
        "Papers with a year.",
    ),
    "people": Explanation(
        "People",
        "Different authors after names were joined: same ORCID, same author id of one source, or "
        "the same full name apart from case, accents and punctuation.",
        data="All papers of this library.",
    ),
    "totals": Explanation(
        "What is shown and what is not",
        "Shown and hidden people add up to everybody the focus and depth reach. A person hidden "
        "for several reasons counts under the first of them.",
        "shown + hidden = total",
        "This library with the choices on the left.",
    ),
    "kinds": Explanation(
        "What to draw",
        "People are always drawn. Papers, topics and institutions are joined to the people shown.",
    ),
    "depth": Explanation(
        "Steps from the middle",
        "One step: the collaborators. Two steps: their collaborators too. Without a person in the "
        "middle it has no effect.",
        data=_TIES,
    ),
    "min_papers": Explanation(
        "Fewest papers together",
        "Lines between people with fewer papers together are not drawn; around a person in the "
        "middle, whoever is then not reached is hidden.",
        "full(a, b) ≥ this number",
        _TIES,
    ),
    "strength": Explanation(
        "Strength of a line",
        "Fractional gives each pair 1 ∕ (n − 1) for a paper with n authors, so that a paper with "
        "two authors says more than one with twenty. Full counts each paper 1.",
        "Σ 1 ∕ (n − 1), or number of papers",
        _TIES,
    ),
    "size": Explanation(
        "Size of a disc",
        "The area of a disc grows in equal steps with the number chosen, from the smallest that "
        "can be clicked; the legend shows examples.",
        "area = smallest + number ∕ highest × (largest − smallest)",
        _FILTERED,
    ),
    "colour": Explanation(
        "Colour of a disc",
        "Communities are groups with many ties inside and few to others (Louvain, always with the "
        "same seed). The other choices run from low to high.",
        data="The people and ties that are shown.",
    ),
    "limit": Explanation(
        "Most people on the canvas",
        "When more people fit the view, those with the strongest ties to the middle (or, without "
        "one, with the most papers) are kept; the line under the canvas says how many are not.",
    ),
    "author_limit": Explanation(
        "Longest author list",
        "A paper with hundreds of authors says little about who works with whom, and would join "
        "everybody to everybody. Longer lists make no ties; the papers still count as papers.",
        "ties only from papers with n ≤ limit",
    ),
    "uncertain": Explanation(
        "Uncertain name",
        "Only initials are known for some of these papers. Papers written with exactly the same "
        "initials are taken to be one person, and may be several.",
    ),
    "topics": Explanation(
        "Topics",
        "Keywords, subject categories or concepts, as the sources give them with each paper.",
        "number of papers with the topic",
        _FILTERED,
    ),
    # --- the cards on the right and the tables ---
    "collective": Explanation(
        "Consortium",
        "A collaboration or consortium that signs as one name. Its papers are kept, but it makes "
        "no ties, because nobody knows which people it stands for.",
    ),
    "incomplete_authors": Explanation(
        "Incomplete author list",
        "The source cuts the byline (“et al.”, “and others”). Ties are counted among the names "
        "that are given, so the true contribution of this paper is smaller.",
    ),
    "paper_citations": Explanation(
        "Citations",
        "How often this paper is cited: the highest count that a source gives.",
        data=_CITED,
    ),
    "paper_records": Explanation(
        "Where this paper was read",
        "Each record is this paper as one source wrote it, and is kept as it came. Records are one "
        "paper when they share an id, or when title, years and authors agree. A published version "
        "gives its fields before a preprint; the longest list of authors, the more precise date "
        "and the highest count of citations are shown above.",
    ),
    "paper_apart": Explanation(
        "Not the same paper",
        "Somebody said that these are other papers, so they are never joined with this one, "
        "whatever comes in. “Join again” leaves it to the rules.",
    ),
    "paper_topics": Explanation(
        "Topics of this paper",
        "Keywords, subject categories or concepts, each with the scheme it comes from.",
        data="As the sources give them with this paper.",
    ),
    "tie_years": Explanation(
        "Years together",
        "Years of the first and of the last paper together.",
        data="The papers of the receipt that have a year.",
    ),
    "given_strength": Explanation(
        "Given strength",
        "What a network file says of the two. It counts whatever its maker counted, so it is never "
        "added to the strength of papers; of several files the highest is drawn.",
        data="The network files named here.",
    ),
    "given_ties": Explanation(
        "Ties of ready networks",
        "Lines between two people that a network file gives with a strength and without papers. "
        "They are drawn dashed and are no part of any count of papers.",
        "lines read + lines set aside = lines in the file",
    ),
    "place_papers": Explanation(
        "Papers",
        "How many papers of this library carry this topic or name this institution.",
        "number of papers",
        "All papers of this library, whatever the years chosen.",
    ),
    "place_people": Explanation(
        "People",
        "How many different people wrote at least one of these papers (for an institution: while "
        "they were there).",
        "number of different authors",
        "All papers of this library, whatever the years chosen.",
    ),
    "place_years": Explanation(
        "Years",
        "Years of the first and of the last of these papers.",
        data="Papers with a year.",
    ),
    "library_papers": Explanation(
        "Papers in the library",
        "Records that describe the same paper count once.",
        "number of different papers",
        "All imported files.",
    ),
    "library_ties": Explanation(
        "Ties in the library",
        "How many pairs of people share at least one paper.",
        "number of pairs with full(a, b) ≥ 1",
        "All papers with at most 50 authors; consortia do not count as authors.",
    ),
    "library_years": Explanation(
        "Years in the library",
        "Years of the oldest and of the newest paper.",
        data="Papers with a year.",
    ),
    "author_count": Explanation(
        "Authors",
        "How many names the byline of the paper holds, consortia left out.",
        "n",
        "The paper's author list as the sources give it.",
    ),
}
