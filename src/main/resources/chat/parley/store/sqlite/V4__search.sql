-- The index of what is said. It follows the log by itself, and nothing that is appended waits for it.

-- Up to which pos the index has the log of a room.
CREATE TABLE search_room (
  room INTEGER PRIMARY KEY,
  pos  INTEGER NOT NULL
);

-- Which message a document of the index is. Documents are numbered by the time of their messages, so that the newest are
-- read first: milliseconds since 1970 times 2^20, and a number among those of the same millisecond.
CREATE TABLE search_doc (
  doc  INTEGER PRIMARY KEY,
  room INTEGER NOT NULL,
  seq  INTEGER NOT NULL
);
CREATE UNIQUE INDEX search_doc_by_seq ON search_doc (room, seq);

-- The words of each message, as Java cuts them: neither their places nor the text itself.
CREATE VIRTUAL TABLE search_text USING fts5(
  words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '@#!~'");
