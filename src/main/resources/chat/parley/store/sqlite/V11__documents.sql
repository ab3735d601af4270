-- pos is the number of the last update. bytes is what the updates take that are kept, compacted what the newest state takes.
-- creator and editor are numbers of its writers.
CREATE TABLE document (
  id        INTEGER PRIMARY KEY,
  room      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  title     TEXT    NOT NULL,
  creator   INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  editor    INTEGER NOT NULL,
  edited    INTEGER NOT NULL,
  pos       INTEGER NOT NULL,
  bytes     INTEGER NOT NULL,
  compacted INTEGER NOT NULL,
  UNIQUE (room, name)
);

-- Who has written in a document, by a short number, and what he was called then.
CREATE TABLE document_writer (
  doc    INTEGER NOT NULL,
  number INTEGER NOT NULL,
  person TEXT    NOT NULL,
  name   TEXT    NOT NULL,
  guest  INTEGER NOT NULL,
  PRIMARY KEY (doc, number)
) WITHOUT ROWID;
CREATE UNIQUE INDEX document_writer_once ON document_writer (doc, person, name, guest);

-- The log of each document, in the order of its positions.
CREATE TABLE document_update (
  doc    INTEGER NOT NULL,
  pos    INTEGER NOT NULL,
  ts     INTEGER NOT NULL,
  writer INTEGER NOT NULL,
  bytes  BLOB    NOT NULL,
  PRIMARY KEY (doc, pos)
) WITHOUT ROWID;

-- All updates up to a position as one. ts is the time of the last of them.
CREATE TABLE document_state (
  doc   INTEGER NOT NULL,
  pos   INTEGER NOT NULL,
  ts    INTEGER NOT NULL,
  bytes BLOB    NOT NULL,
  PRIMARY KEY (doc, pos)
);

-- A client id of Yjs belongs to whoever wrote with it first.
CREATE TABLE document_client (
  doc    INTEGER NOT NULL,
  client INTEGER NOT NULL,
  writer INTEGER NOT NULL,
  PRIMARY KEY (doc, client)
) WITHOUT ROWID;

-- Who wrote in which hour since 1970, of updates that are not kept any more.
CREATE TABLE document_hour (
  doc    INTEGER NOT NULL,
  hour   INTEGER NOT NULL,
  writer INTEGER NOT NULL,
  PRIMARY KEY (doc, hour, writer)
) WITHOUT ROWID;
