-- People and programs that may call, and what they read. Not derived from the journal: an account
-- that is to be forgotten has to be deletable. Times are milliseconds since 1970.
CREATE TABLE account (
  name           TEXT PRIMARY KEY,
  role           TEXT NOT NULL,
  units          TEXT NOT NULL,               -- codes between blanks; empty for everywhere
  password_hash  TEXT NOT NULL,               -- Argon2id, salt and parameters in it
  created_at     INTEGER NOT NULL,
  created_by     TEXT NOT NULL,
  password_at    INTEGER NOT NULL,
  disabled_at    INTEGER
) STRICT;
CREATE TABLE token (
  id             TEXT PRIMARY KEY,
  name           TEXT NOT NULL UNIQUE,
  role           TEXT NOT NULL,
  units          TEXT NOT NULL,
  digest         TEXT NOT NULL UNIQUE,        -- SHA-256; the token itself is shown once and kept nowhere
  created_at     INTEGER NOT NULL,
  created_by     TEXT NOT NULL,
  expires_at     INTEGER,
  revoked_at     INTEGER
) STRICT;
CREATE TABLE session (
  digest         TEXT PRIMARY KEY,            -- SHA-256 of what the cookie holds
  account        TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
  created_at     INTEGER NOT NULL,
  seen_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX session_account ON session (account);
CREATE TABLE sign_in_failure (
  digest         TEXT PRIMARY KEY,            -- SHA-256 of the name: some type their password there
  known          INTEGER NOT NULL,            -- whether an account had the name; those are never pushed out
  failures       INTEGER NOT NULL,
  last_at        INTEGER NOT NULL,
  locked_until   INTEGER NOT NULL
) STRICT;
CREATE TABLE access (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,  -- the receipt; never used twice
  at             INTEGER NOT NULL,
  principal      TEXT NOT NULL,
  role           TEXT NOT NULL,
  operation      TEXT NOT NULL,
  subject_kind   TEXT NOT NULL,
  subject        TEXT NOT NULL,
  period         TEXT NOT NULL,
  names          TEXT NOT NULL,               -- masked or whole
  remote         TEXT NOT NULL,
  status         INTEGER,                     -- empty: the answer never left
  row_count      INTEGER
) STRICT;
CREATE INDEX access_at ON access (at);
CREATE INDEX access_subject ON access (subject, id);
CREATE INDEX access_principal ON access (principal, id);
