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
  size       bigint,
  have       bigint NOT NULL,
  held       bigint NOT NULL,
  place      bigint NOT NULL,
  state      text    NOT NULL,
  digest     text,
  sent       bigint,
  picture    text,
  created    bigint NOT NULL,
  touched    bigint NOT NULL,
  seq        bigint
);
CREATE UNIQUE INDEX file_by_cid ON file (owner, cid);
CREATE INDEX file_by_room ON file (room, seq);
CREATE INDEX file_waiting ON file (owner) WHERE state <> 'COMPLETE';
CREATE INDEX file_unfinished ON file (touched) WHERE state <> 'COMPLETE';
CREATE INDEX file_strayed ON file (touched) WHERE seq IS NULL;

-- What counts against each quota, of a person, a room (but '') and all, kept by the triggers below: nobody sums files up.
CREATE TABLE file_use (
  scope text   NOT NULL,
  name  text   NOT NULL,
  bytes bigint NOT NULL,
  files bigint NOT NULL,
  PRIMARY KEY (scope, name)
);

-- Always in this order, so that two of them never wait for each other.
CREATE FUNCTION count_file(of_owner text, of_room text, more_held bigint, more_place bigint, more_files bigint)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO file_use AS u
    VALUES ('person', of_owner, more_held, more_files), ('room', of_room, more_place, more_files),
      ('all', '', more_place, more_files)
    ON CONFLICT (scope, name) DO UPDATE SET bytes = u.bytes + excluded.bytes, files = u.files + excluded.files;
$$;

CREATE FUNCTION count_files() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM count_file(NEW.owner, NEW.room, NEW.held, NEW.place, 1);
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM count_file(NEW.owner, NEW.room, NEW.held - OLD.held, NEW.place - OLD.place, 0);
  ELSE
    PERFORM count_file(OLD.owner, OLD.room, -OLD.held, -OLD.place, -1);
    DELETE FROM file_use WHERE files = 0 AND scope = 'person' AND name = OLD.owner;
    DELETE FROM file_use WHERE files = 0 AND scope = 'room' AND name = OLD.room;
  END IF;
  RETURN NULL;
END;
$$;

CREATE TRIGGER file_added AFTER INSERT OR DELETE ON file FOR EACH ROW EXECUTE FUNCTION count_files();
CREATE TRIGGER file_grown AFTER UPDATE OF held, place ON file FOR EACH ROW
  WHEN (NEW.held <> OLD.held OR NEW.place <> OLD.place)
  EXECUTE FUNCTION count_files();
