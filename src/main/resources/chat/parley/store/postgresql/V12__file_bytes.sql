-- writer counts who has taken a file to append to it: what those before the last one keep of it is refused.
-- holder is the node where he did so.
ALTER TABLE file ADD COLUMN writer bigint NOT NULL DEFAULT 0;
ALTER TABLE file ADD COLUMN holder text NOT NULL DEFAULT '';

-- The bytes of files, where they are kept in the database: of each name those that are there now. What was taken away
-- has no name any more, and is dead since then: who reads it reads on for a while. touched is in milliseconds since 1970.
CREATE TABLE file_bytes (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    text COLLATE "C" UNIQUE,
  writer  bigint NOT NULL,
  length  bigint NOT NULL,
  touched bigint NOT NULL,
  dead    timestamptz
) WITH (fillfactor = 50);
CREATE INDEX file_bytes_dead ON file_bytes (dead) WHERE dead IS NOT NULL;

-- A piece has at most 256 KiB. They lie end to end, from 0 to the length.
CREATE TABLE file_piece (
  file  bigint NOT NULL,
  at    bigint NOT NULL,
  bytes bytea  NOT NULL,
  PRIMARY KEY (file, at)
);
-- Files are packed already, mostly; and a part of a piece is read without the rest of it.
ALTER TABLE file_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE FUNCTION now_millis() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
$$;

-- From now on only its_writer appends to a file. Whoever was just appending is waited for: what he has put is there then.
-- Gives nothing when it is not there and is not to be made, and no id when there is a later writer.
CREATE FUNCTION open_file(its_name text, its_writer bigint, fresh boolean)
RETURNS TABLE (its_id bigint, its_length bigint) LANGUAGE plpgsql AS $$
BEGIN
  IF fresh THEN
    INSERT INTO file_bytes AS b (name, writer, length, touched) VALUES (its_name, its_writer, 0, now_millis())
      ON CONFLICT (name) DO NOTHING;
  END IF;
  RETURN QUERY UPDATE file_bytes b SET writer = its_writer, touched = now_millis()
    WHERE b.name = its_name AND b.writer <= its_writer RETURNING b.id, b.length;
  IF NOT FOUND THEN
    RETURN QUERY SELECT NULL::bigint, NULL::bigint FROM file_bytes b WHERE b.name = its_name;
  END IF;
END
$$;

-- Cuts off what is behind upto, at most so many pieces of it. Gives the new length; nothing when it is not its_writer's.
CREATE FUNCTION cut_file(its_id bigint, its_writer bigint, upto bigint, pieces integer)
RETURNS bigint LANGUAGE plpgsql
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
DECLARE
  lowest bigint;
  many bigint;
BEGIN
  PERFORM 1 FROM file_bytes b WHERE b.id = its_id AND b.writer = its_writer AND b.dead IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT min(p.at), count(*) INTO lowest, many
    FROM (SELECT at FROM file_piece WHERE file = its_id AND at >= upto ORDER BY at DESC LIMIT pieces) p;
  IF many < pieces THEN
    lowest := upto;
  END IF;
  DELETE FROM file_piece WHERE file = its_id AND at >= lowest;
  IF lowest = upto THEN
    UPDATE file_piece SET bytes = substr(bytes, 1, (upto - at)::integer)
      WHERE file = its_id AND at < upto AND at > upto - 262144 AND at + octet_length(bytes) > upto;
  END IF;
  UPDATE file_bytes b SET length = least(b.length, lowest), touched = now_millis() WHERE b.id = its_id
    RETURNING b.length INTO lowest;
  RETURN lowest;
END
$$;

-- What there is between two places, in pieces.
CREATE FUNCTION read_file(its_id bigint, since bigint, upto bigint)
RETURNS TABLE (its_bytes bytea) LANGUAGE plpgsql STABLE
SET enable_seqscan = off
AS $$
DECLARE
  its_end bigint;
BEGIN
  its_end := least(upto, (SELECT length FROM file_bytes WHERE id = its_id));
  RETURN QUERY
    SELECT substr(p.bytes, greatest(0, since - p.at)::integer + 1, (its_end - greatest(since, p.at))::integer)
      FROM file_piece p
      WHERE p.file = its_id AND p.at > since - 262144 AND p.at < its_end AND p.at + octet_length(p.bytes) > since
      ORDER BY p.at;
END
$$;

-- Gives 0 when it was done, 1 when there is no such file, 2 when somebody later has taken one of them.
CREATE FUNCTION replace_file(its_fresh text, its_name text, its_writer bigint)
RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM file_bytes WHERE name IN (its_fresh, its_name) ORDER BY name FOR UPDATE;
  IF EXISTS (SELECT 1 FROM file_bytes WHERE name IN (its_fresh, its_name) AND writer > its_writer) THEN
    RETURN 2;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM file_bytes WHERE name = its_fresh) THEN
    RETURN 1;
  END IF;
  UPDATE file_bytes SET name = NULL, dead = now() WHERE name = its_name;
  UPDATE file_bytes SET name = its_name, writer = its_writer, touched = now_millis() WHERE name = its_fresh;
  RETURN 0;
END
$$;

-- Takes away some pieces of what has been dead for long enough; gives whether there may be more. Any number of nodes
-- may do so at once.
CREATE FUNCTION bury_files(seconds integer, pieces integer)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  its_id bigint;
  gone bigint;
BEGIN
  SELECT b.id INTO its_id FROM file_bytes b WHERE b.dead < now() - make_interval(secs => seconds)
    LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF its_id IS NULL THEN
    RETURN false;
  END IF;
  WITH buried AS (DELETE FROM file_piece WHERE file = its_id AND at IN
      -- From its end: whoever reads it still finds it shorter, and never with a hole.
      (SELECT at FROM file_piece WHERE file = its_id ORDER BY at DESC LIMIT pieces) RETURNING 1)
    SELECT count(*) INTO gone FROM buried;
  IF gone < pieces THEN
    DELETE FROM file_bytes WHERE id = its_id;
  END IF;
  RETURN true;
END
$$;
