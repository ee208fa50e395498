-- What an accepted idea becomes: a production and business plan of three years.

CREATE TABLE plan (
    id TEXT PRIMARY KEY NOT NULL,
    office_id TEXT NOT NULL REFERENCES office (id) ON DELETE RESTRICT,
    idea_id TEXT NOT NULL REFERENCES idea (id) ON DELETE RESTRICT,
    year INTEGER NOT NULL, -- the first of the three
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    revision INTEGER NOT NULL,
    revision_id TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX plan_of_year ON plan (idea_id, year) WHERE deleted_at IS NULL;

CREATE INDEX plan_idea ON plan (idea_id);

-- Derived, as the lines of the other lists: an index for each order, every filter in it.
CREATE TABLE plan_line (
    line INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL,
    producer_line INTEGER NOT NULL,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    state INTEGER NOT NULL,
    product_key TEXT NOT NULL,
    producer_key TEXT NOT NULL,
    updated INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX plan_line_id ON plan_line (id);
CREATE INDEX plan_line_producer_line ON plan_line (producer_line);

CREATE INDEX plan_line_product ON plan_line (product_key, year, kind, basis, state);
CREATE INDEX plan_line_producer ON plan_line (producer_key, product_key, year, kind, basis, state);
CREATE INDEX plan_line_year ON plan_line (year, product_key, kind, basis, state);
CREATE INDEX plan_line_kind ON plan_line (kind, product_key, year, basis, state);
CREATE INDEX plan_line_state ON plan_line (state, product_key, year, kind, basis);
CREATE INDEX plan_line_updated ON plan_line (updated, year, kind, basis, state);

-- How many plans went with a package; none did before.
ALTER TABLE package ADD COLUMN plans INTEGER NOT NULL DEFAULT 0;
