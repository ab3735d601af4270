-- The index of what is said. It follows the log by itself, and nothing that is appended waits for it.

-- Up to which pos the index has the log of a room.
CREATE TABLE search_room (
  room bigint PRIMARY KEY,
  pos  bigint NOT NULL
);

-- The words of each message, as Java cuts them: neither their places nor the text itself. What waits to be sorted into
-- the index is read by every search, so it is little.
CREATE TABLE search_doc (
  room  bigint   NOT NULL,
  seq   bigint   NOT NULL,
  ts    bigint   NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (room, seq)
);
CREATE UNIQUE INDEX search_doc_by_time ON search_doc (ts, room, seq);
CREATE INDEX search_doc_by_words ON search_doc USING gin (words) WITH (fastupdate = on, gin_pending_list_limit = 512);
-- No two words of a language are as frequent as those of another are rare: plans need to know many of them.
ALTER TABLE search_doc ALTER COLUMN words SET STATISTICS 1000;

-- Which node keeps the index up, and until when.
CREATE TABLE search_keeper (
  line  smallint    PRIMARY KEY CHECK (line = 1),
  node  text        NOT NULL,
  until timestamptz NOT NULL
);

-- Takes messages into the index, or out of it, and notes how far the log of their room is in it then. Gives how far it
-- was before; when that is not what was thought, another node has been here, and nothing is changed.
CREATE FUNCTION search_take(
  of_room bigint, from_pos bigint, to_pos bigint, seqs bigint[], times bigint[], texts text[], gone bigint[])
RETURNS bigint
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  was bigint;
BEGIN
  INSERT INTO search_room (room, pos) VALUES (of_room, 0) ON CONFLICT (room) DO NOTHING;
  SELECT pos INTO was FROM search_room WHERE room = of_room FOR UPDATE;
  IF was = from_pos THEN
    DELETE FROM search_doc WHERE room = of_room AND seq = ANY(gone);
    INSERT INTO search_doc (room, seq, ts, words)
      SELECT of_room, n.seq, n.ts, array_to_tsvector(string_to_array(n.words, ' '))
        FROM unnest(seqs, times, texts) AS n (seq, ts, words)
      ON CONFLICT (room, seq) DO UPDATE SET words = excluded.words;
    UPDATE search_room SET pos = to_pos WHERE room = of_room;
  END IF;
  RETURN was;
END
$$;

-- The spot that is so many messages before another, in all rooms or in one; none when there are not so many.
CREATE FUNCTION search_back(in_room bigint, hi_ts bigint, hi_room bigint, hi_seq bigint, many bigint)
RETURNS TABLE (its_ts bigint, its_room bigint, its_seq bigint)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
AS $$
BEGIN
  IF in_room > 0 THEN
    RETURN QUERY SELECT d.ts, d.room, d.seq FROM search_doc d WHERE d.room = in_room AND d.seq < hi_seq AND d.ts <= hi_ts
      ORDER BY d.seq DESC OFFSET many - 1 LIMIT 1;
  ELSE
    RETURN QUERY SELECT d.ts, d.room, d.seq FROM search_doc d WHERE (d.ts, d.room, d.seq) < (hi_ts, hi_room, hi_seq)
      ORDER BY d.ts DESC, d.room DESC, d.seq DESC OFFSET many - 1 LIMIT 1;
  END IF;
END
$$;

-- What somebody may read between two spots and has these words, the newest first. By its words it is found through their
-- index; else all that is between the two is looked at, which is faster where nearly everything has the words.
CREATE FUNCTION search_between(
  reader text, in_room bigint, wanted text, reacted boolean,
  hi_ts bigint, hi_room bigint, hi_seq bigint, lo_ts bigint, lo_room bigint, lo_seq bigint,
  by_words boolean, most integer)
RETURNS TABLE (its_ts bigint, its_room bigint, its_seq bigint, room_name text, its_sender text, its_name text, its_text text,
  is_edited boolean)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET jit = off
AS $$
DECLARE
  place text := CASE WHEN in_room > 0
    THEN 'd.room = $2 AND d.seq < $8 AND d.seq >= $11 AND d.ts BETWEEN $9 AND $6'
    ELSE '(d.ts, d.room, d.seq) < ($6, $7, $8) AND (d.ts, d.room, d.seq) >= ($9, $10, $11)' END;
  words text := CASE WHEN wanted = '' THEN 'true' ELSE 'd.words @@ $3::tsquery' END;
  docs  text := CASE WHEN by_words
    THEN 'search_doc d WHERE ' || place || ' AND ' || words
    ELSE '(SELECT * FROM search_doc d WHERE ' || place || ' OFFSET 0) d WHERE ' || words END;
BEGIN
  RETURN QUERY EXECUTE
    'SELECT f.ts, f.room, f.seq, r.name, e.sender, e.name, coalesce(x.text, e.text), x.pos IS NOT NULL OR s.deleted IS NOT NULL FROM ('
      'SELECT d.ts, d.room, d.seq FROM ' || docs ||
      ' AND EXISTS (SELECT FROM room r WHERE r.id = d.room'
      '   AND (r.first_user IS NULL OR r.first_user = $1 OR r.second_user = $1))'
      || CASE WHEN reacted THEN
      ' AND EXISTS (SELECT FROM message_state m WHERE m.room = d.room AND m.seq = d.seq AND m.reactions > 0)' ELSE '' END
      -- not in the order of an index, which would be followed to its end where words are rare
      || ' ORDER BY d.ts + 0 DESC, d.room DESC, d.seq DESC LIMIT $4'
    ') f JOIN room r ON r.id = f.room JOIN entry e ON e.room = f.room AND e.seq = f.seq'
    ' LEFT JOIN message_state s ON s.room = f.room AND s.seq = f.seq'
    ' LEFT JOIN entry x ON x.room = f.room AND x.pos = s.edited'
    ' ORDER BY f.ts DESC, f.room DESC, f.seq DESC'
  USING reader, in_room, wanted, most, 0, hi_ts, hi_room, hi_seq, lo_ts, lo_room, lo_seq;
END
$$;
