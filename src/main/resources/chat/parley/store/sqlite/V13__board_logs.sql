-- The log of a board: how far it goes, and the compressed bytes of all chunks that it ever got.
CREATE TABLE board_log (
  board INTEGER PRIMARY KEY,
  pos   INTEGER NOT NULL,
  bytes INTEGER NOT NULL
);

-- Some lines that came together. worst is the highest level among them, ends the bytes of its log up to here.
CREATE TABLE board_chunk (
  board INTEGER NOT NULL,
  pos   INTEGER NOT NULL,
  token TEXT    NOT NULL,
  ts    INTEGER NOT NULL,
  worst INTEGER NOT NULL,
  ends  INTEGER NOT NULL,
  bytes BLOB    NOT NULL,
  PRIMARY KEY (board, pos)
);
CREATE UNIQUE INDEX board_chunk_once ON board_chunk (board, token);
CREATE INDEX board_chunk_age ON board_chunk (ts);
