-- The ledger follows from the journal. A change of this file is a new LedgerDatabase.VERSION, and a
-- ledger of another version is rebuilt at the next start; there is nothing to migrate.

CREATE TABLE cursor (
  name     TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  as_of_ms INTEGER NOT NULL      -- when the journal recorded that position
) WITHOUT ROWID;

CREATE TABLE policy (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  payload BLOB,                  -- the last PolicySet fact, null before the first
  calendar TEXT NOT NULL         -- version of the calendar that the days were judged by
);

-- Homes, devices (protocol:serial), persons and services stand in the big tables as small numbers.
CREATE TABLE symbol (
  no   INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);
INSERT INTO symbol (no, text) VALUES (1, 'CARE'); -- the one service that no fact names first

-- One row a check-in, clustered by home and instant: the order in which everything is read. The key
-- is the identity of domain.md 5.1, so that a duplicate can't be stored twice.
CREATE TABLE check_in (
  home        INTEGER NOT NULL,  -- 0: the device had no site on that date
  at_ms       INTEGER NOT NULL,
  device      INTEGER NOT NULL,
  number      TEXT    NOT NULL,
  told        INTEGER NOT NULL,  -- direction as the terminal told it: Direction.ordinal
  event_id    TEXT    NOT NULL,  -- '' where the sender has none
  position    INTEGER NOT NULL,  -- journal entry
  item        INTEGER NOT NULL,  -- place in its delivery
  received_ms INTEGER NOT NULL,
  offset_s    INTEGER NOT NULL,
  marks       INTEGER NOT NULL,  -- 1: offset from the wire, 2: released from quarantine, 4: service from the wire
  way         INTEGER NOT NULL,  -- direction after the device's setting
  method      INTEGER NOT NULL,
  status      INTEGER NOT NULL,
  person      INTEGER,
  service     INTEGER,
  organisation INTEGER,          -- symbol of the scope protocol:organisation, where there is one
  ahead_ms    INTEGER NOT NULL,  -- how far a clock rule took the terminal's time back; at_ms has it off
  clock_off_s INTEGER,           -- terminal's clock less ours at its receipt, by its live events; null while unknown
  PRIMARY KEY (home, at_ms, device, number, told, event_id)
) WITHOUT ROWID;
CREATE INDEX check_in_aside ON check_in (status, position, item) WHERE status <> 0;

CREATE TABLE event_seen (
  id TEXT PRIMARY KEY            -- protocol:event id, where the sender numbers its events
) WITHOUT ROWID;

CREATE TABLE malformed (
  position    INTEGER NOT NULL,
  item        INTEGER NOT NULL,
  device      INTEGER NOT NULL,
  received_ms INTEGER NOT NULL,
  raw         TEXT    NOT NULL,
  problem     TEXT    NOT NULL,
  PRIMARY KEY (position, item)
) WITHOUT ROWID;

-- Where a device's check-ins and a person's check-ins are, so that a later change of the registry
-- finds them without an index over all check-ins.
CREATE TABLE device_home (device INTEGER NOT NULL, home INTEGER NOT NULL, PRIMARY KEY (device, home)) WITHOUT ROWID;
CREATE TABLE person_home (person INTEGER NOT NULL, home INTEGER NOT NULL, PRIMARY KEY (person, home)) WITHOUT ROWID;

CREATE TABLE device_state (
  device           INTEGER PRIMARY KEY,
  last_received_ms INTEGER NOT NULL,
  last_event_ms    INTEGER,
  clock_offsets    TEXT,         -- terminal's clock less ours in ms, of the last live events, oldest first
  firmware         TEXT,
  pictures         INTEGER NOT NULL,
  templates        INTEGER NOT NULL,
  repeats          INTEGER NOT NULL DEFAULT 0 -- check-ins that came once more and changed nothing
);

-- When terminals were not heard of.
CREATE TABLE device_silence (
  device     INTEGER NOT NULL,
  since_ms   INTEGER NOT NULL,   -- last heard of
  noticed_ms INTEGER NOT NULL,
  back_ms    INTEGER,            -- heard of again; null while it lasts
  PRIMARY KEY (device, since_ms)
) WITHOUT ROWID;

-- When terminals were reported to be gone: the last will of an MQTT terminal.
CREATE TABLE device_gone (
  device INTEGER NOT NULL,
  at_ms  INTEGER NOT NULL,       -- receipt; the will's own time is that of the connect
  PRIMARY KEY (device, at_ms)
) WITHOUT ROWID;

CREATE TABLE leave (
  person   INTEGER NOT NULL,
  from_day INTEGER NOT NULL,     -- days since 1970-01-01, half-open
  to_day   INTEGER NOT NULL,
  position INTEGER NOT NULL,     -- of the proposal that it follows from; 0: imported
  kind     TEXT NOT NULL,
  reason   TEXT NOT NULL,
  PRIMARY KEY (person, from_day, position)
) WITHOUT ROWID;

CREATE TABLE staff_record (
  person   INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  home     INTEGER NOT NULL,
  service  INTEGER NOT NULL,
  start    TEXT NOT NULL,        -- 'HH:mm' or ''
  position INTEGER NOT NULL,     -- of the proposal that it follows from; 0: imported
  end      TEXT NOT NULL,
  recorder TEXT NOT NULL,
  reason   TEXT NOT NULL,
  PRIMARY KEY (person, day, home, service, start, position)
) WITHOUT ROWID;

-- What people asked to have counted, and what became of it. What is in force of it stands in leave,
-- staff_record and correction too.
CREATE TABLE proposal (
  position   INTEGER PRIMARY KEY, -- journal entry
  kind       INTEGER NOT NULL,    -- ProposalKind.ordinal
  home       INTEGER NOT NULL,    -- of a leave, where the person was enrolled; 0: nowhere
  from_day   INTEGER NOT NULL,    -- half-open
  to_day     INTEGER NOT NULL,
  status     INTEGER NOT NULL,    -- ProposalStatus.ordinal
  reason     TEXT NOT NULL,
  author     TEXT NOT NULL,
  at_ms      INTEGER NOT NULL,
  decided_by TEXT,
  decided_ms INTEGER,
  note       TEXT,                -- of who decided
  payload    BLOB NOT NULL        -- the fact
);
CREATE INDEX proposal_by_home ON proposal (kind, home, from_day);

CREATE TABLE proposal_person (
  person   INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (person, from_day, position)
) WITHOUT ROWID;

-- Corrections in force.
CREATE TABLE correction (
  person   INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  home     INTEGER NOT NULL,
  position INTEGER NOT NULL,     -- of the proposal
  action   INTEGER NOT NULL,     -- CorrectionAction.ordinal
  reason   INTEGER NOT NULL,     -- ReasonCode.ordinal
  at_ms    INTEGER,
  until_ms INTEGER,
  service  INTEGER,
  target   TEXT,
  PRIMARY KEY (person, day, home, position)
) WITHOUT ROWID;

CREATE TABLE person_day (
  home         INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  person       INTEGER NOT NULL,
  expected     INTEGER NOT NULL,
  state        INTEGER NOT NULL, -- DayState.ordinal
  credit       INTEGER NOT NULL, -- half-days
  minutes      INTEGER NOT NULL,
  valid        INTEGER NOT NULL,
  flags        INTEGER NOT NULL, -- bit set of DayFlag.ordinal
  first_in_ms  INTEGER,
  last_out_ms  INTEGER,          -- null while the person is in
  PRIMARY KEY (home, day, person)
) WITHOUT ROWID;
CREATE INDEX person_day_by_person ON person_day (person, day);

CREATE TABLE service_day (
  home     INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  person   INTEGER NOT NULL,
  service  INTEGER NOT NULL,
  sessions INTEGER NOT NULL,
  minutes  INTEGER NOT NULL,
  PRIMARY KEY (home, day, person, service)
) WITHOUT ROWID;

-- The sign-off of months. A month is written as year × 100 + month: 202111.
CREATE TABLE month_step (
  position  INTEGER PRIMARY KEY, -- journal entry
  home      INTEGER NOT NULL,
  month     INTEGER NOT NULL,
  step      INTEGER NOT NULL,    -- MonthStep.ordinal
  revision  INTEGER NOT NULL,
  author    TEXT NOT NULL,
  at_ms     INTEGER NOT NULL,
  content   TEXT NOT NULL,       -- hash of what the month held
  note      TEXT,
  owner     TEXT,
  until_day INTEGER
);
CREATE INDEX month_step_by_month ON month_step (home, month, position);

-- What locks keep. The text is that of the fact, byte by byte.
CREATE TABLE month_lock (
  home     INTEGER NOT NULL,
  month    INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,     -- journal entry
  hash     TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  PRIMARY KEY (home, month, revision)
) WITHOUT ROWID;

-- What facts after a lock changed of what it keeps: the snapshot with these is the month as it is known.
CREATE TABLE adjustment (
  home     INTEGER NOT NULL,
  month    INTEGER NOT NULL,
  revision INTEGER NOT NULL,     -- the latest locked one when the fact came
  position INTEGER NOT NULL,     -- journal entry of the fact
  person   TEXT NOT NULL,
  day      INTEGER NOT NULL,     -- of the month
  at_ms    INTEGER NOT NULL,
  why      TEXT NOT NULL,
  before   TEXT,                 -- null: nothing
  after    TEXT,
  PRIMARY KEY (home, month, revision, position, person, day)
) WITHOUT ROWID;

-- What people agreed to, and took back.
CREATE TABLE consent (
  position          INTEGER PRIMARY KEY, -- journal entry; the identity
  person            TEXT    NOT NULL,
  purpose           TEXT    NOT NULL,
  given_by          TEXT    NOT NULL,    -- ConsentGiver.code
  evidence          TEXT    NOT NULL,
  from_day          INTEGER NOT NULL,    -- days since 1970-01-01, half-open
  author            TEXT    NOT NULL,
  recorded_ms       INTEGER NOT NULL,
  to_day            INTEGER,             -- from here on null while nobody took it back
  withdrawn_by      TEXT,
  withdrawal_reason TEXT,
  withdrawal_author TEXT,
  withdrawal_ms     INTEGER
);
CREATE INDEX consent_of_person ON consent (person, purpose);
