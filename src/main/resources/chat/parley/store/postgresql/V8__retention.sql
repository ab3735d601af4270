-- What is older than a room keeps is deleted, from the beginning of its log on. Up to which pos, and up to which seq.
ALTER TABLE room ADD COLUMN horizon bigint NOT NULL DEFAULT 0;
ALTER TABLE room ADD COLUMN horizon_seq bigint NOT NULL DEFAULT 0;

-- When a draft was written; of those that are there nobody knows.
ALTER TABLE draft ADD COLUMN ts bigint NOT NULL DEFAULT 0;
UPDATE draft SET ts = (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
CREATE INDEX draft_by_room ON draft (room, ts);

-- A message is forgotten without looking at all mentions of its room.
CREATE INDEX mention_by_seq ON mention (room, seq);

-- Which node deletes what is too old, and until when.
CREATE TABLE retention_keeper (
  line  smallint    PRIMARY KEY CHECK (line = 1),
  node  text        NOT NULL,
  until timestamptz NOT NULL
);

-- Keeps drafts, and forgets empty ones. Gives a word for each: KEPT, NO_PLACE or TOO_LONG.
CREATE OR REPLACE FUNCTION keep_drafts(persons text[], rooms text[], texts text[], places bigint, most bigint)
RETURNS TABLE (its_outcome text)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  FOR n IN 1 .. cardinality(persons) LOOP
    IF texts[n] = '' THEN
      DELETE FROM draft d WHERE d.person = persons[n] AND d.room = rooms[n];
      its_outcome := 'KEPT';
    ELSIF octet_length(convert_to(texts[n], 'UTF8')) +
        coalesce((SELECT sum(d.bytes) FROM draft d WHERE d.person = persons[n] AND d.room <> rooms[n]), 0) > most THEN
      its_outcome := 'TOO_LONG';
    ELSIF NOT keep_conversation(persons[n], rooms[n], places) THEN
      its_outcome := 'NO_PLACE';
    ELSE
      INSERT INTO draft (person, room, bytes, text, ts)
        VALUES (persons[n], rooms[n], octet_length(convert_to(texts[n], 'UTF8')), texts[n],
                (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
        ON CONFLICT (person, room) DO UPDATE SET bytes = excluded.bytes, text = excluded.text, ts = excluded.ts;
      its_outcome := 'KEPT';
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;

-- Takes messages into the index, or out of it, and notes how far the log of their room is in it then. Gives how far it
-- was before; when that is not what was thought, another node has been here, and nothing is changed.
CREATE OR REPLACE FUNCTION search_take(
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
        -- They were read before this, and may have been forgotten since.
        WHERE n.seq > (SELECT r.horizon_seq FROM room r WHERE r.id = of_room)
      ON CONFLICT (room, seq) DO UPDATE SET words = excluded.words;
    UPDATE search_room SET pos = to_pos WHERE room = of_room;
  END IF;
  RETURN was;
END
$$;

-- Deletes some of what a room no longer keeps: the beginning of its log, as far as that is older than a time, with all
-- that belongs to the messages there, and drafts. Gives how many entries are gone, and whether there may be more. What
-- is appended waits for it, and it for that, so that nothing is said of a message while it goes.
CREATE FUNCTION sweep_room(of_room text, before bigint, most bigint, OUT its_entries bigint, OUT is_more boolean)
LANGUAGE plpgsql
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
DECLARE
  line_id  bigint;
  was_seq  bigint;
  last_pos bigint;
  last_seq bigint;
  drafts   bigint;
BEGIN
  its_entries := 0;
  SELECT r.id, r.horizon_seq INTO line_id, was_seq FROM room r WHERE r.name = of_room FOR UPDATE;
  IF FOUND THEN
    -- Of a log whose times go back the beginning ends at the first entry that is to stay.
    SELECT count(*), max(o.pos), max(o.seq) INTO its_entries, last_pos, last_seq
      FROM (SELECT b.pos, b.seq, bool_and(b.ts < before) OVER (ORDER BY b.pos) AS old
              FROM (SELECT e.pos, e.seq, e.ts FROM entry e WHERE e.room = line_id ORDER BY e.pos LIMIT most) b) o
      WHERE o.old;
  END IF;
  IF its_entries > 0 THEN
    last_seq := coalesce(last_seq, was_seq);
    UPDATE room SET horizon = last_pos, horizon_seq = last_seq WHERE id = line_id;
    INSERT INTO search_room (room, pos) VALUES (line_id, last_pos)
      ON CONFLICT (room) DO UPDATE SET pos = greatest(search_room.pos, excluded.pos);
    DELETE FROM search_doc WHERE room = line_id AND seq <= last_seq;
    DELETE FROM reaction WHERE room = line_id AND seq <= last_seq;
    DELETE FROM mention WHERE room = line_id AND seq <= last_seq;
    DELETE FROM open_message WHERE room = line_id AND seq <= last_seq;
    DELETE FROM message_state WHERE room = line_id AND seq <= last_seq;
    -- What they said later stands in entries that stay.
    UPDATE entry SET text = '', data = NULL, attributes = NULL
      WHERE room = line_id AND target > was_seq AND target <= last_seq AND pos > last_pos
        AND kind IN ('edited', 'appended');
    DELETE FROM entry WHERE room = line_id AND pos <= last_pos;
    -- Of a thread that goes on there is more than its beginning; the table comes with the next migration.
    DELETE FROM thread t WHERE t.room = line_id AND t.root <= last_seq
      AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.room = t.room AND e.root = t.root);
  END IF;
  -- Who is writing just now keeps what he writes.
  DELETE FROM draft WHERE room = of_room AND ts < before
    AND person IN (SELECT d.person FROM draft d WHERE d.room = of_room AND d.ts < before
                    ORDER BY d.person LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS drafts = ROW_COUNT;
  is_more := its_entries = most OR drafts = most;
END
$$;
