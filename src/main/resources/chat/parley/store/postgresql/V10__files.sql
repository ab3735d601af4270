-- Files. A room stands by its name, as a file is there before the message that brings it, and that may be the first one.
-- It is empty for a part of a file that is put together later.
-- have is what is on the disk; held is what counts against quotas.
CREATE TABLE file (
  id         text    NOT NULL PRIMARY KEY,
  owner      text    NOT NULL,
  owner_name text    NOT NULL,
  guest      boolean NOT NULL,
  room       text    NOT NULL,
  name       text    NOT NULL,
  type       text    NOT NULL,
  size       bigint,
  have       bigint NOT NULL,
  held       bigint NOT NULL,
  state      text    NOT NULL,
  digest     text,
  created    bigint NOT NULL,
  touched    bigint NOT NULL,
  seq        bigint
);
CREATE INDEX file_by_owner ON file (owner, state, held);
CREATE INDEX file_by_room ON file (room, seq, held);
CREATE INDEX file_by_use ON file (held);
CREATE INDEX file_unfinished ON file (touched) WHERE state <> 'COMPLETE';
CREATE INDEX file_strayed ON file (created) WHERE seq IS NULL;
