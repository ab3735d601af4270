-- What one person has read of a room, and how he wants to have it. Named by the room's name: it may have no log yet.
-- changes counts what has changed; seen is the furthest that read ever was. What is unread is counted, not kept.
CREATE TABLE conversation (
  person   TEXT    NOT NULL,
  room     TEXT    NOT NULL,
  changes  INTEGER NOT NULL DEFAULT 0,
  read     INTEGER NOT NULL DEFAULT 0,
  seen     INTEGER NOT NULL DEFAULT 0,
  level    TEXT    NOT NULL DEFAULT 'ALL',
  muted    INTEGER NOT NULL DEFAULT 0,
  pinned   INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (person, room)
) WITHOUT ROWID;
-- Nothing in it changes when somebody reads.
CREATE INDEX conversation_by_room ON conversation (room);

-- What one person has begun to write in a room; bytes are those of its UTF-8.
CREATE TABLE draft (
  person TEXT    NOT NULL,
  room   TEXT    NOT NULL,
  bytes  INTEGER NOT NULL,
  text   TEXT    NOT NULL,
  PRIMARY KEY (person, room)
) WITHOUT ROWID;
