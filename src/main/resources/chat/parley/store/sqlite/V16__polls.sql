-- What messages ask, found by who said them and his own id: a poll is there before its message. choices are JSON, counts
-- how many have voted for each; ends is when something is left to be done: the poll ends, or its message does not tell
-- how it ended.
CREATE TABLE poll (
  id        INTEGER PRIMARY KEY,
  room      TEXT    NOT NULL,
  person    TEXT    NOT NULL,
  cid       TEXT    NOT NULL,
  question  TEXT    NOT NULL,
  choices   TEXT    NOT NULL,
  closes_at INTEGER,
  closed_at INTEGER,
  ends      INTEGER,
  made      INTEGER NOT NULL,
  rev       INTEGER NOT NULL,
  counts    TEXT    NOT NULL,
  UNIQUE (person, cid)
);
CREATE INDEX poll_by_end ON poll (ends) WHERE ends IS NOT NULL;

-- One for each person; choice is its place from 0.
CREATE TABLE poll_vote (
  poll   INTEGER NOT NULL,
  person TEXT    NOT NULL,
  choice INTEGER NOT NULL,
  PRIMARY KEY (poll, person)
) WITHOUT ROWID;
