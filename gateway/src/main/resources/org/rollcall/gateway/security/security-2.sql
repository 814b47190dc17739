-- From version 1 to 2: who tried to sign in, and what purges removed.
CREATE TABLE sign_in (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  at             INTEGER NOT NULL,
  account        TEXT NOT NULL,               -- empty where nobody has the name: some type their password there
  remote         TEXT NOT NULL,
  outcome        TEXT NOT NULL                -- signed-in or failed; attempts that the brakes refused are not kept
) STRICT;
CREATE INDEX sign_in_at ON sign_in (at);
CREATE TABLE purge (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  run            TEXT NOT NULL,
  at             INTEGER NOT NULL,
  author         TEXT NOT NULL,
  class          TEXT NOT NULL,
  before         INTEGER NOT NULL,            -- what is older was removed
  row_count      INTEGER NOT NULL,
  oldest         INTEGER,                     -- of what was removed; empty where nothing was
  newest         INTEGER,
  UNIQUE (run, class)
) STRICT;
CREATE INDEX purge_at ON purge (at);
