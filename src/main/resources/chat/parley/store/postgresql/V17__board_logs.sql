-- The log of a board: how far it goes, and the compressed bytes of all chunks that it ever got.
CREATE TABLE board_log (
  board bigint PRIMARY KEY,
  pos   bigint NOT NULL,
  bytes bigint NOT NULL
) WITH (fillfactor = 50);

-- Some lines that came together. worst is the highest level among them, ends the bytes of its log up to here.
CREATE TABLE board_chunk (
  board bigint  NOT NULL,
  pos   bigint  NOT NULL,
  token text    NOT NULL,
  ts    bigint  NOT NULL,
  worst integer NOT NULL,
  ends  bigint  NOT NULL,
  bytes bytea   NOT NULL,
  PRIMARY KEY (board, pos)
);
-- They are compressed already.
ALTER TABLE board_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX board_chunk_once ON board_chunk (board, token);
CREATE INDEX board_chunk_age ON board_chunk (ts);

-- Appends chunks to the log of a board, each once, and deletes its oldest ones past so many bytes. Gives the position of
-- each, in their order; none when there is no such board.
CREATE FUNCTION append_chunks(
  of_room text, of_name text, tokens text[], times bigint[], levels integer[], contents bytea[], keep bigint)
RETURNS SETOF bigint
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  its_id    bigint;
  its_pos   bigint;
  its_bytes bigint;
  there     bigint;
BEGIN
  -- Before the log, as all do who touch a board: nobody waits in a circle.
  SELECT b.id INTO its_id FROM board b WHERE b.room = of_room AND b.name = of_name FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  INSERT INTO board_log (board, pos, bytes) VALUES (its_id, 0, 0) ON CONFLICT (board) DO NOTHING;
  SELECT l.pos, l.bytes INTO its_pos, its_bytes FROM board_log l WHERE l.board = its_id FOR UPDATE;
  FOR i IN 1 .. cardinality(tokens) LOOP
    SELECT c.pos INTO there FROM board_chunk c WHERE c.board = its_id AND c.token = tokens[i];
    IF FOUND THEN
      RETURN NEXT there;
    ELSE
      its_pos := its_pos + 1;
      its_bytes := its_bytes + length(contents[i]);
      INSERT INTO board_chunk (board, pos, token, ts, worst, ends, bytes)
        VALUES (its_id, its_pos, tokens[i], times[i], levels[i], its_bytes, contents[i]);
      RETURN NEXT its_pos;
    END IF;
  END LOOP;
  UPDATE board_log l SET pos = its_pos, bytes = its_bytes WHERE l.board = its_id;
  UPDATE board b SET recorded = times[cardinality(times)] WHERE b.id = its_id AND b.recorded < times[cardinality(times)] - 1000;
  DELETE FROM board_chunk c WHERE c.board = its_id AND c.pos < (
    SELECT k.pos FROM board_chunk k WHERE k.board = its_id AND k.ends > its_bytes - keep ORDER BY k.pos LIMIT 1);
END
$$;
