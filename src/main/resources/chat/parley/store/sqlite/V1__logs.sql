-- Facts about this database itself: the epoch of its logs, the secret that signs session keys.
CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- pos and seq are the numbers of the last entry and the last message; ts is the time of the last message.
CREATE TABLE room (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL UNIQUE,
  pos         INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  ts          INTEGER NOT NULL,
  first_user  TEXT,
  second_user TEXT
);
CREATE INDEX room_open_by_ts ON room (ts) WHERE first_user IS NULL;
CREATE INDEX room_by_first_user ON room (first_user, ts) WHERE first_user IS NOT NULL;
CREATE INDEX room_by_second_user ON room (second_user, ts) WHERE second_user IS NOT NULL;

-- The log of each room, in the order of its positions.
CREATE TABLE entry (
  room   INTEGER NOT NULL,
  pos    INTEGER NOT NULL,
  kind   TEXT    NOT NULL,
  seq    INTEGER,
  sender TEXT    NOT NULL,
  name   TEXT    NOT NULL,
  guest  INTEGER NOT NULL,
  cid    TEXT    NOT NULL,
  ts     INTEGER NOT NULL,
  text   TEXT    NOT NULL,
  format TEXT    NOT NULL,
  data   TEXT,
  reply  INTEGER,
  PRIMARY KEY (room, pos)
) WITHOUT ROWID;
CREATE UNIQUE INDEX entry_by_seq ON entry (room, seq) WHERE seq IS NOT NULL;
CREATE UNIQUE INDEX entry_once ON entry (sender, cid);
