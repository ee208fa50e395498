-- What all steps of db/schema together make. Generated: python -m tests.regenerate
-- Version 4.

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

CREATE TABLE change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    record_type TEXT NOT NULL,
    record_id TEXT NOT NULL,
    form TEXT NOT NULL,
    path TEXT NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after)),
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX change_id ON change (id);

CREATE UNIQUE INDEX change_open ON change (record_id, form, path) WHERE is_open;

CREATE INDEX change_record ON change (record_id, record_type, sequence);

CREATE TABLE filled_form (
    id TEXT PRIMARY KEY NOT NULL,
    owner_type TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    basis TEXT NOT NULL,
    code TEXT NOT NULL,
    revision INTEGER NOT NULL,
    definition_hash TEXT NOT NULL,
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    unread TEXT NOT NULL CHECK (json_valid(unread)),
    frozen TEXT CHECK (frozen IS NULL OR json_valid(frozen)),
    saved_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX filled_form_owner ON filled_form (owner_id, owner_type, basis, code);

CREATE TABLE idea (
    id TEXT PRIMARY KEY NOT NULL,
    office_id TEXT NOT NULL REFERENCES office (id) ON DELETE RESTRICT,
    product_id TEXT NOT NULL REFERENCES product (id) ON DELETE RESTRICT,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    classification TEXT NOT NULL,
    priority INTEGER CHECK (priority IN (1, 2, 3)),
    is_main INTEGER NOT NULL CHECK (is_main IN (0, 1)),
    register_number TEXT NOT NULL,
    received_on TEXT,
    state TEXT NOT NULL,
    verdict TEXT,
    verdict_reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    revision INTEGER NOT NULL,
    revision_id TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX idea_main ON idea (office_id, year) WHERE is_main AND deleted_at IS NULL;

CREATE UNIQUE INDEX idea_number ON idea (office_id, year, register_number)
WHERE register_number <> '';

CREATE INDEX idea_product ON idea (product_id);

CREATE TABLE idea_line (
    line INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL,
    product_line INTEGER NOT NULL,
    producer_line INTEGER NOT NULL,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    leaf TEXT NOT NULL,
    priority INTEGER NOT NULL,
    state INTEGER NOT NULL,
    number_key TEXT NOT NULL,
    product_key TEXT NOT NULL,
    producer_key TEXT NOT NULL,
    updated INTEGER NOT NULL
) STRICT;

CREATE INDEX idea_line_class
ON idea_line (basis, leaf, product_key, year, kind, priority, state);

CREATE UNIQUE INDEX idea_line_id ON idea_line (id);

CREATE INDEX idea_line_number
ON idea_line (number_key, year, kind, basis, leaf, priority, state);

CREATE INDEX idea_line_priority
ON idea_line (priority, product_key, year, kind, basis, leaf, state);

CREATE INDEX idea_line_producer
ON idea_line (producer_key, product_key, year, kind, basis, leaf, priority, state);

CREATE INDEX idea_line_producer_line ON idea_line (producer_line);

CREATE INDEX idea_line_product
ON idea_line (product_key, year, kind, basis, leaf, priority, state);

CREATE INDEX idea_line_product_line ON idea_line (product_line, year);

CREATE INDEX idea_line_state
ON idea_line (state, product_key, year, kind, basis, leaf, priority);

CREATE INDEX idea_line_updated
ON idea_line (updated, year, kind, basis, leaf, priority, state);

CREATE TABLE idea_tally (
    year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    leaf TEXT NOT NULL,
    priority INTEGER NOT NULL,
    state INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    PRIMARY KEY (year, kind, basis, leaf, priority, state)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE office (
    id TEXT PRIMARY KEY NOT NULL,
    is_us INTEGER NOT NULL CHECK (is_us IN (0, 1)),
    role TEXT NOT NULL,
    commune TEXT NOT NULL,
    district TEXT NOT NULL,
    province TEXT NOT NULL,
    receiver TEXT NOT NULL,
    province_code TEXT NOT NULL,
    district_code TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    officer TEXT NOT NULL,
    chairperson TEXT NOT NULL,
    revision INTEGER NOT NULL,
    revision_id TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX office_us ON office (is_us) WHERE is_us;

CREATE TABLE package (
    id TEXT PRIMARY KEY NOT NULL,
    made_at TEXT NOT NULL,
    year INTEGER NOT NULL,
    basis TEXT NOT NULL,
    name TEXT NOT NULL, -- of the file, without its folder
    fingerprint TEXT NOT NULL,
    ideas INTEGER NOT NULL,
    letter_number TEXT NOT NULL
, plans INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX package_made ON package (made_at);

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

CREATE INDEX plan_idea ON plan (idea_id);

CREATE UNIQUE INDEX plan_of_year ON plan (idea_id, year) WHERE deleted_at IS NULL;

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

CREATE INDEX plan_line_kind ON plan_line (kind, product_key, year, basis, state);

CREATE INDEX plan_line_producer ON plan_line (producer_key, product_key, year, kind, basis, state);

CREATE INDEX plan_line_producer_line ON plan_line (producer_line);

CREATE INDEX plan_line_product ON plan_line (product_key, year, kind, basis, state);

CREATE INDEX plan_line_state ON plan_line (state, product_key, year, kind, basis);

CREATE INDEX plan_line_updated ON plan_line (updated, year, kind, basis, state);

CREATE INDEX plan_line_year ON plan_line (year, product_key, kind, basis, state);

CREATE TABLE producer (
    id TEXT PRIMARY KEY NOT NULL,
    office_id TEXT NOT NULL REFERENCES office (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    representative TEXT NOT NULL,
    position TEXT NOT NULL,
    address TEXT NOT NULL,
    hamlet TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    registration_number TEXT NOT NULL,
    founded_on TEXT,
    workers INTEGER,
    local_workers INTEGER,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    revision INTEGER NOT NULL,
    revision_id TEXT NOT NULL
, member_of TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX producer_member_of ON producer (member_of) WHERE member_of <> '';

CREATE INDEX producer_office ON producer (office_id);

CREATE TABLE producer_line (
    line INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name_key TEXT NOT NULL,
    hamlet_key TEXT NOT NULL,
    updated INTEGER NOT NULL
) STRICT;

CREATE INDEX producer_line_hamlet ON producer_line (hamlet_key, name_key, kind);

CREATE UNIQUE INDEX producer_line_id ON producer_line (id);

CREATE INDEX producer_line_kind ON producer_line (kind, name_key);

CREATE INDEX producer_line_name ON producer_line (name_key, kind);

CREATE INDEX producer_line_updated ON producer_line (updated, kind);

CREATE TABLE product (
    id TEXT PRIMARY KEY NOT NULL,
    producer_id TEXT NOT NULL REFERENCES producer (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    revision INTEGER NOT NULL,
    revision_id TEXT NOT NULL
) STRICT;

CREATE INDEX product_producer ON product (producer_id);

CREATE TABLE product_line (
    line INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL,
    producer_line INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    producer_key TEXT NOT NULL,
    last_year INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX product_line_id ON product_line (id);

CREATE INDEX product_line_name ON product_line (name_key);

CREATE INDEX product_line_producer ON product_line (producer_key, name_key);

CREATE INDEX product_line_producer_line ON product_line (producer_line);

CREATE INDEX product_line_updated ON product_line (updated);

CREATE INDEX product_line_year ON product_line (last_year, name_key);

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

CREATE VIRTUAL TABLE search USING fts5 (
    folded, exact, prefix = '1', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

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

CREATE TRIGGER idea_line_came AFTER INSERT ON idea_line BEGIN
    INSERT INTO idea_tally
    VALUES (new.year, new.kind, new.basis, new.leaf, new.priority, new.state, 1)
    ON CONFLICT DO UPDATE SET lines = lines + 1;
END;

CREATE TRIGGER idea_line_moved
AFTER UPDATE OF year, kind, basis, leaf, priority, state ON idea_line BEGIN
    UPDATE idea_tally SET lines = lines - 1
    WHERE year = old.year AND kind = old.kind AND basis = old.basis AND leaf = old.leaf
        AND priority = old.priority AND state = old.state;
    INSERT INTO idea_tally
    VALUES (new.year, new.kind, new.basis, new.leaf, new.priority, new.state, 1)
    ON CONFLICT DO UPDATE SET lines = lines + 1;
END;

CREATE TRIGGER idea_line_went AFTER DELETE ON idea_line BEGIN
    UPDATE idea_tally SET lines = lines - 1
    WHERE year = old.year AND kind = old.kind AND basis = old.basis AND leaf = old.leaf
        AND priority = old.priority AND state = old.state;
END;
