-- What really happened to an idea, what belongs to a record as a file, what a product has won.

-- A household that is a member of a cooperative; '' for none.
ALTER TABLE producer ADD COLUMN member_of TEXT NOT NULL DEFAULT '';

CREATE INDEX producer_member_of ON producer (member_of) WHERE member_of <> '';

-- One row for each change of state. Nothing here is ever changed; order is as they came.
CREATE TABLE state_change (
    id TEXT PRIMARY KEY NOT NULL,
    record_type TEXT NOT NULL,
    record_id TEXT NOT NULL,
    state TEXT NOT NULL,
    happened_on TEXT NOT NULL, -- the day of the paper or the deed, typed or today
    paper_number TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX state_change_record ON state_change (record_id, record_type);

-- How an idea came where it stands was not kept before: its last change is the best that is known.
INSERT INTO state_change (id, record_type, record_id, state, happened_on, paper_number, reason, who, at)
SELECT id, 'idea', id, state, substr(updated_at, 1, 10), '', '', '', updated_at
FROM idea WHERE state <> 'draft' ORDER BY updated_at;

-- A file of a producer, product or idea. Its bytes lie beside the database, by their SHA-256.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY NOT NULL,
    owner_type TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    name TEXT NOT NULL, -- as the file was called, without a folder
    title TEXT NOT NULL,
    format TEXT NOT NULL, -- pdf, jpg, png, docx, xlsx
    size INTEGER NOT NULL, -- bytes
    sha256 TEXT NOT NULL,
    is_printed INTEGER NOT NULL CHECK (is_printed IN (0, 1)), -- behind the form
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    revision INTEGER NOT NULL,
    revision_id TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_owner ON attachment (owner_id, owner_type);
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- What a product has won: one row for each round.
CREATE TABLE recognition (
    id TEXT PRIMARY KEY NOT NULL,
    product_id TEXT NOT NULL REFERENCES product (id) ON DELETE RESTRICT,
    round TEXT NOT NULL,
    stars INTEGER CHECK (stars BETWEEN 1 AND 5),
    decision_number TEXT NOT NULL,
    decided_on TEXT,
    issuer TEXT NOT NULL,
    valid_until TEXT,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    revision INTEGER NOT NULL,
    revision_id TEXT NOT NULL
) STRICT;

CREATE INDEX recognition_product ON recognition (product_id);

-- What each import did, so that it can be taken back; what is long stands last.
CREATE TABLE import_log (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    name TEXT NOT NULL, -- of the file, without its folder
    counts TEXT NOT NULL CHECK (json_valid(counts)), -- rows of each status
    decided TEXT NOT NULL CHECK (json_valid(decided)), -- whom a name means; {} once taken back
    is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1)),
    records INTEGER NOT NULL, -- how many it wrote
    deeds TEXT NOT NULL CHECK (json_valid(deeds)) -- each of them, and as it was; [] once taken back
) STRICT;
