-- What went up: one row for each package that was made. Its content is in the package itself.

CREATE TABLE package (
    id TEXT PRIMARY KEY NOT NULL,
    made_at TEXT NOT NULL,
    year INTEGER NOT NULL,
    basis TEXT NOT NULL,
    name TEXT NOT NULL, -- of the file, without its folder
    fingerprint TEXT NOT NULL,
    ideas INTEGER NOT NULL,
    letter_number TEXT NOT NULL
) STRICT;

CREATE INDEX package_made ON package (made_at);
