-- Facts about this database itself: the epoch of its logs, the secret that signs session keys.
CREATE TABLE meta (
  name  text PRIMARY KEY,
  value text NOT NULL
);

-- pos and seq are the numbers of the last entry and the last message; ts is the time of the last message.
CREATE TABLE room (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text   NOT NULL UNIQUE,
  pos         bigint NOT NULL,
  seq         bigint NOT NULL,
  ts          bigint NOT NULL,
  first_user  text,
  second_user text
);
CREATE INDEX room_open_by_ts ON room (ts) WHERE first_user IS NULL;
CREATE INDEX room_by_first_user ON room (first_user, ts) WHERE first_user IS NOT NULL;
CREATE INDEX room_by_second_user ON room (second_user, ts) WHERE second_user IS NOT NULL;

-- The log of each room, in the order of its positions.
CREATE TABLE entry (
  room   bigint  NOT NULL,
  pos    bigint  NOT NULL,
  kind   text    NOT NULL,
  seq    bigint,
  sender text    NOT NULL,
  name   text    NOT NULL,
  guest  boolean NOT NULL,
  cid    text    NOT NULL,
  ts     bigint  NOT NULL,
  text   text    NOT NULL,
  format text    NOT NULL,
  data   text,
  reply  bigint,
  PRIMARY KEY (room, pos)
);
CREATE UNIQUE INDEX entry_by_seq ON entry (room, seq) WHERE seq IS NOT NULL;
CREATE UNIQUE INDEX entry_once ON entry (sender, cid);
