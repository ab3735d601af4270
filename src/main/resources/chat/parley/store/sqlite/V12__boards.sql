-- rev counts the changes of its keyed values. recorded is when something was stored of it last.
CREATE TABLE board (
  id       INTEGER PRIMARY KEY,
  room     TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  title    TEXT,
  tiles    TEXT,
  rev      INTEGER NOT NULL,
  recorded INTEGER NOT NULL,
  UNIQUE (room, name)
);

-- Names of series, and of those who own shares of them, by short numbers.
CREATE TABLE board_word (
  id    INTEGER PRIMARY KEY,
  board INTEGER NOT NULL,
  text  TEXT    NOT NULL,
  UNIQUE (board, text)
);

-- What an owner has recorded in one step of a series. tier is in seconds, 0 for all of the time.
CREATE TABLE board_cell (
  board  INTEGER NOT NULL,
  tier   INTEGER NOT NULL,
  start  INTEGER NOT NULL,
  series INTEGER NOT NULL,
  owner  INTEGER NOT NULL,
  cell   BLOB    NOT NULL,
  PRIMARY KEY (board, tier, start, series, owner)
) WITHOUT ROWID;

-- What was counted exactly once.
CREATE TABLE board_count (
  board  INTEGER NOT NULL,
  person TEXT    NOT NULL,
  cid    TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  PRIMARY KEY (board, person, cid)
) WITHOUT ROWID;

CREATE TABLE board_value (
  board   INTEGER NOT NULL,
  metric  TEXT    NOT NULL,
  key     TEXT    NOT NULL,
  json    TEXT    NOT NULL,
  rev     INTEGER NOT NULL,
  person  TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  expires INTEGER,
  PRIMARY KEY (board, metric, key)
) WITHOUT ROWID;
