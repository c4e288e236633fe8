"""Questions to DuckDB about which records may be one paper; what they find, `joining` judges.

Ids are compared as words of a table. Titles are looked at only where two records have the first or
last letters of their titles and a family name in common, and never among records that all come from
arXiv, so that a library without doubles costs little.
"""

from explorer.bylines import AFTER_NAMES
from explorer.evidence import LASTING, LEAD, PREPRINT_BEFORE, YEARS_APART

MOST_PEOPLE = 50
"""Names of a byline that are compared; further ones tell no more."""

LETTERS = 20
"""How many letters of two titles must be the same, at the beginning or at the end."""

MOST_ALIKE = 100
"""Records that may share a name and the beginning (or end) of a title, for their titles to be
compared letter by letter; among more, a series as a rule, only the very same titles are: so the
work grows with the number of records, not with its square."""

_WORDS = f"string_split(regexp_replace(key, '(?: (?:{'|'.join(sorted(AFTER_NAMES))}))+$', ''), ' ')"
"""The words of a folded name, as `bylines.family` sees them."""


def _ids(records: str) -> str:
    """Every id of each of these records; a DOI that repeats another id is written as that one."""
    return f"""
SELECT record, lower(native_id) AS id FROM {records}
WHERE native_id IS NOT NULL AND (arxiv_id IS NULL OR native_id <> 'arxiv:' || arxiv_id)
UNION ALL SELECT record, 'arxiv:' || arxiv_id FROM {records} WHERE arxiv_id IS NOT NULL
UNION ALL SELECT record, CASE
    WHEN starts_with(doi, '10.48550/arxiv.')
        THEN 'arxiv:' || regexp_replace(substr(doi, 16), 'v[0-9]+$', '')
    WHEN starts_with(doi, '10.18653/v1/') THEN 'acl:' || substr(doi, 13)
    ELSE 'doi:' || doi END FROM {records} WHERE doi IS NOT NULL
UNION ALL SELECT record, id FROM (
    SELECT record, lower(unnest(string_split(other_ids, ' '))) AS id FROM {records}
    WHERE other_ids IS NOT NULL) WHERE id LIKE '_%:_%'"""  # noqa: S608 - our own names


SHARED = f"""
CREATE OR REPLACE TEMP TABLE shared_ids AS
WITH ids AS MATERIALIZED ({_ids("records")}),
several AS (SELECT id FROM ids GROUP BY id HAVING min(record) <> max(record))
SELECT DISTINCT record, id,
    array_to_string(string_split(words, ' ')[:{LEAD}], ' ') AS lead
FROM ids SEMI JOIN several USING (id) JOIN records USING (record)
"""  # noqa: S608 - made of our own names

TOKENS = f"""
CREATE OR REPLACE TEMP TABLE tokens AS
WITH scattered AS (SELECT id FROM shared_ids GROUP BY id HAVING count(DISTINCT lead) > 1)
SELECT record, id, hash(id, 0, lead) AS token FROM shared_ids
UNION ALL SELECT record, id, hash(id, 1, {_WORDS}[-1])
FROM shared_ids SEMI JOIN scattered USING (id)
    JOIN (SELECT record, form FROM mentions WHERE position < {MOST_PEOPLE}) USING (record)
    JOIN forms USING (form)
"""  # noqa: S608 - made of our own names
"""What records with one id may agree in: the beginning of the title, and each family name."""

DISPUTED = f"""
CREATE OR REPLACE TEMP TABLE disputed AS
WITH chosen AS MATERIALIZED (SELECT * FROM records SEMI JOIN shared_ids USING (record)),
further AS (
    SELECT record, id AS other, split_part(id, ':', 1) AS scheme FROM ({_ids("chosen")})
    WHERE scheme IN ({", ".join(f"'{scheme}'" for scheme in sorted(LASTING))}))
SELECT DISTINCT id FROM shared_ids JOIN further USING (record) GROUP BY id, scheme
HAVING min(other) <> max(other)
"""  # noqa: S608 - made of our own names
"""Ids of records that another scheme names differently: these are looked at pair by pair."""

LINKS_BY_ID = """
SELECT record, min(record) OVER (PARTITION BY token) AS first
FROM tokens ANTI JOIN disputed USING (id) QUALIFY record <> first
"""

PAIRS_BY_ID = """
SELECT DISTINCT a.record AS one, b.record AS other
FROM tokens a SEMI JOIN disputed USING (id) JOIN tokens b USING (token)
WHERE a.record < b.record ORDER BY ALL
"""

OUTSIDE_ARXIV = """
SELECT count(*) FROM records
WHERE arxiv_id IS NULL AND NOT coalesce(starts_with(doi, '10.48550/arxiv.'), false)
"""

CANDIDATES = (
    """
CREATE OR REPLACE TEMP TABLE candidates AS
WITH titled AS MATERIALIZED (
    SELECT record, coalesce(part, record) AS part, replace(words, ' ', '') AS letters, year,
        byline, arxiv_id
    FROM records LEFT JOIN same USING (record) WHERE words <> ''),
keyed AS (
    SELECT record, part, arxiv_id, hash(0, letters[:LETTERS]) AS key FROM titled
    UNION ALL SELECT record, part, arxiv_id, hash(1, letters[-LETTERS:]) FROM titled),
blocks AS (
    SELECT key FROM keyed GROUP BY key
    HAVING min(part) <> max(part) AND bool_or(arxiv_id IS NULL)),
signed AS MATERIALIZED (
    SELECT DISTINCT record, part, hash(block, name) AS token
    FROM (SELECT record, part, key AS block FROM keyed SEMI JOIN blocks USING (key))
        JOIN (
            SELECT record, unnest([WORDS[1], WORDS[-1]]) AS name
            FROM (SELECT record, form FROM mentions WHERE position < 3) JOIN forms USING (form))
        USING (record)
    WHERE length(name) > 1),
shared AS MATERIALIZED (
    SELECT token, count(*) > MOST AS crowded FROM signed GROUP BY token
    HAVING min(part) <> max(part)),
together AS MATERIALIZED (
    SELECT record, part, if(crowded, hash(token, letters), token) AS token
    FROM signed JOIN shared USING (token) JOIN titled USING (record, part)),
met AS (
    SELECT DISTINCT a.record AS one, b.record AS other
    FROM together a JOIN together b ON a.token = b.token AND a.part <> b.part
        AND a.record < b.record)
SELECT one, other FROM met
    JOIN titled a ON a.record = one JOIN titled b ON b.record = other
WHERE (a.arxiv_id IS NULL OR b.arxiv_id IS NULL)
    AND (a.year IS NULL OR b.year IS NULL OR abs(a.year - b.year) <= YEARS)
    AND (starts_with(a.letters, b.letters) OR starts_with(b.letters, a.letters)
        OR levenshtein(a.letters, b.letters) <= 8)
UNION SELECT least(a.record, b.record), greatest(a.record, b.record)
FROM titled a JOIN titled b ON a.letters = b.letters AND a.part <> b.part
    AND abs(a.year - b.year) <= YEARS
WHERE a.byline = 0 OR a.byline = 1 AND a.record IN (
    SELECT record FROM mentions SEMI JOIN (
        SELECT form FROM forms WHERE written = orcid) USING (form))
""".replace("LETTERS", str(LETTERS))
    .replace("MOST", str(MOST_ALIKE))
    .replace("WORDS", _WORDS)
    .replace("YEARS", str(max(PREPRINT_BEFORE, YEARS_APART)))
)

ENTRIES = f"""
WITH wanted AS MATERIALIZED (SELECT unnest($records::INTEGER[]) AS record),
chosen AS MATERIALIZED (SELECT * FROM records SEMI JOIN wanted USING (record)),
named AS (SELECT record, list(DISTINCT id) AS ids FROM ({_ids("chosen")}) GROUP BY record),
signed AS (
    SELECT record, list(key ORDER BY position) FILTER (orcid IS NULL OR written <> orcid) AS people
    FROM (SELECT * FROM mentions WHERE position < {MOST_PEOPLE}) SEMI JOIN wanted USING (record)
        JOIN forms USING (form) GROUP BY record)
SELECT record, CAST(fingerprint AS VARCHAR), title, words, year, coalesce(ids, []),
    coalesce(people, []), source, venue, kind
FROM chosen
    LEFT JOIN named USING (record) LEFT JOIN signed USING (record)
ORDER BY record
"""  # noqa: S608 - made of our own names

STANDING = """
SELECT says, CAST(one AS VARCHAR), CAST(other AS VARCHAR), a.record, b.record
FROM (SELECT *, row_number() OVER (
        PARTITION BY least(one, other), greatest(one, other) ORDER BY verdict DESC) AS age
    FROM verdicts)
    JOIN records a ON a.fingerprint = one JOIN records b ON b.fingerprint = other
WHERE age = 1 AND says <> 'open' ORDER BY ALL
"""
"""The last word on each two records that are in the library."""
