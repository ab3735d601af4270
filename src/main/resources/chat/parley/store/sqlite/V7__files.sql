-- Files. A room stands by its name, as a file is there before the message that brings it, and that may be the first one.
-- It is empty for a part of a file that is put together later.
-- have is what can be read of it; place is what it takes on the disk, which counts against the quotas of room and all;
-- held is what counts against the one of its owner: what he has said that it will be. cid is the one of its message: until seq is known, a
-- repeated request finds the file by it.
-- sent is what its sender had sent where that is not what is kept; picture is JSON.
CREATE TABLE file (
  id         text    NOT NULL PRIMARY KEY,
  owner      text    NOT NULL,
  cid        text    NOT NULL,
  owner_name text    NOT NULL,
  guest      boolean NOT NULL,
  room       text    NOT NULL,
  name       text    NOT NULL,
  type       text    NOT NULL,
  size       integer,
  have       integer NOT NULL,
  held       integer NOT NULL,
  place      integer NOT NULL,
  state      text    NOT NULL,
  digest     text,
  sent       integer,
  picture    text,
  created    integer NOT NULL,
  touched    integer NOT NULL,
  seq        integer
);
CREATE UNIQUE INDEX file_by_cid ON file (owner, cid);
CREATE INDEX file_by_room ON file (room, seq);
CREATE INDEX file_waiting ON file (owner) WHERE state <> 'COMPLETE';
CREATE INDEX file_unfinished ON file (touched) WHERE state <> 'COMPLETE';
CREATE INDEX file_strayed ON file (touched) WHERE seq IS NULL;

-- What counts against each quota, of a person, a room (but '') and all, kept by the triggers below: nobody sums files up.
CREATE TABLE file_use (
  scope text    NOT NULL,
  name  text    NOT NULL,
  bytes integer NOT NULL,
  files integer NOT NULL,
  PRIMARY KEY (scope, name)
) WITHOUT ROWID;

CREATE TRIGGER file_added AFTER INSERT ON file BEGIN
  INSERT INTO file_use VALUES ('person', NEW.owner, NEW.held, 1), ('room', NEW.room, NEW.place, 1), ('all', '', NEW.place, 1)
    ON CONFLICT (scope, name) DO UPDATE SET bytes = bytes + excluded.bytes, files = files + excluded.files;
END;
CREATE TRIGGER file_grown AFTER UPDATE OF held, place ON file WHEN NEW.held <> OLD.held OR NEW.place <> OLD.place BEGIN
  UPDATE file_use SET bytes = bytes + NEW.held - OLD.held WHERE scope = 'person' AND name = NEW.owner;
  UPDATE file_use SET bytes = bytes + NEW.place - OLD.place
    WHERE (scope, name) IN (VALUES ('room', NEW.room), ('all', ''));
END;
CREATE TRIGGER file_removed AFTER DELETE ON file BEGIN
  UPDATE file_use SET bytes = bytes - OLD.held, files = files - 1 WHERE scope = 'person' AND name = OLD.owner;
  UPDATE file_use SET bytes = bytes - OLD.place, files = files - 1
    WHERE (scope, name) IN (VALUES ('room', OLD.room), ('all', ''));
  DELETE FROM file_use
    WHERE files = 0 AND (scope, name) IN (VALUES ('person', OLD.owner), ('room', OLD.room));
END;
