-- What happens to messages is in their log too: target is the seq of the message that an entry is about. The row of a
-- message keeps what it said first, and the row of an edit what it said then; when it is deleted, all of these are blank,
-- and digest is what a repeated send is known by. root is the seq with which the thread of a reply began; number is that
-- of an edit, or how many had reacted; attributes are JSON: whom a message concerns, and where it was said first.
ALTER TABLE entry ADD COLUMN target INTEGER;
ALTER TABLE entry ADD COLUMN root INTEGER;
ALTER TABLE entry ADD COLUMN number INTEGER;
ALTER TABLE entry ADD COLUMN attributes TEXT;
ALTER TABLE entry ADD COLUMN digest TEXT;
CREATE INDEX entry_by_target ON entry (room, target, pos) WHERE target IS NOT NULL;
CREATE INDEX entry_by_root ON entry (room, root, seq) WHERE root IS NOT NULL;

-- Of messages with which something has happened. edited, deleted and pinned are positions: of the last edit, of the
-- deletion, of the pin; reactions is how many there are of all kinds.
CREATE TABLE message_state (
  room       INTEGER NOT NULL,
  seq        INTEGER NOT NULL,
  edits      INTEGER NOT NULL DEFAULT 0,
  edited     INTEGER,
  deleted    INTEGER,
  pinned     INTEGER,
  replies    INTEGER NOT NULL DEFAULT 0,
  last_reply INTEGER,
  reactions  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (room, seq)
) WITHOUT ROWID;
CREATE INDEX message_state_pinned ON message_state (room, pinned) WHERE pinned IS NOT NULL;

CREATE TABLE reaction (
  room   INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  emoji  TEXT    NOT NULL,
  person TEXT    NOT NULL,
  name   TEXT    NOT NULL,
  guest  INTEGER NOT NULL,
  pos    INTEGER NOT NULL,
  PRIMARY KEY (room, seq, emoji, person)
) WITHOUT ROWID;

-- Messages that are being written: what is kept of them, and by whom. owner is the process that keeps it, parts how many
-- times something was appended; a row that nobody has touched for a minute is of a sender who is gone.
CREATE TABLE open_message (
  room  INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  owner TEXT    NOT NULL,
  text  TEXT    NOT NULL,
  parts INTEGER NOT NULL,
  ts    INTEGER NOT NULL,
  PRIMARY KEY (room, seq)
) WITHOUT ROWID;
CREATE INDEX open_message_by_ts ON open_message (ts);

-- Whom messages concern; '*' is everybody.
CREATE TABLE mention (
  room   INTEGER NOT NULL,
  person TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (room, person, seq)
) WITHOUT ROWID;
