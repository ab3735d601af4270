-- Moves read marks to leasts where they are below, but not behind the last message, and to mosts where they are above.
-- A mark is never taken back to what was the last message when it was looked for: while this waits for the row, another
-- node may have seen more messages, and moved the mark behind it. Gives a row for each of them for which there is place. They come sorted: two nodes never wait for each
-- other crosswise.
CREATE OR REPLACE FUNCTION move_read_marks(persons text[], rooms text[], leasts bigint[], mosts bigint[], places bigint, crowd bigint)
RETURNS TABLE (
  its_number integer, is_news boolean, its_people bigint, its_head bigint, its_changes bigint, its_read bigint,
  its_seen bigint, its_level text, its_muted boolean, its_pinned boolean, its_archived boolean)
LANGUAGE plpgsql
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
DECLARE
  lowest bigint;
BEGIN
  FOR n IN 1 .. cardinality(persons) LOOP
    its_number := n;
    its_people := 0;
    its_head := coalesce((SELECT r.seq FROM room r WHERE r.name = rooms[n]), 0);
    lowest := least(its_head, leasts[n]);
    -- Nothing is kept for somebody who has read nothing.
    CONTINUE WHEN lowest > 0 AND NOT keep_conversation(persons[n], rooms[n], places);
    UPDATE conversation c
      SET read = greatest(lowest, least(mosts[n], c.read)),
          seen = greatest(c.seen, lowest),
          changes = c.changes + 1
      WHERE c.person = persons[n] AND c.room = rooms[n] AND c.read <> greatest(lowest, least(mosts[n], c.read));
    is_news := FOUND;
    IF is_news THEN
      its_people := people_in(rooms[n], crowd);
    END IF;
    SELECT c.changes, c.read, c.seen, c.level, c.muted, c.pinned, c.archived
      INTO its_changes, its_read, its_seen, its_level, its_muted, its_pinned, its_archived
      FROM conversation c WHERE c.person = persons[n] AND c.room = rooms[n];
    RETURN NEXT;
  END LOOP;
END
$$;

-- Takes messages of some rooms into the index, or out of it, and notes how far the log of each room is in it then. Gives
-- how far it is for each, in their order; where that was not what was thought, another node has been here, and nothing of
-- that room is changed. Lines say which room a message is of.
CREATE FUNCTION search_take_rooms(
  rooms bigint[], from_poses bigint[], to_poses bigint[], lines integer[], seqs bigint[], times bigint[], texts text[],
  gone_lines integer[], gone bigint[])
RETURNS TABLE (its_pos bigint)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  -- What a crash takes from the index it takes from the note of how far it is: nothing has to wait for the disk.
  PERFORM set_config('synchronous_commit', 'off', true);
  -- In the order of their numbers: two nodes never wait for each other crosswise.
  INSERT INTO search_room (room, pos) SELECT r, 0 FROM unnest(rooms) AS r ORDER BY r ON CONFLICT (room) DO NOTHING;
  PERFORM FROM search_room s WHERE s.room = ANY(rooms) ORDER BY s.room FOR UPDATE;
  FOR n IN 1 .. cardinality(rooms) LOOP
    its_pos := (SELECT s.pos FROM search_room s WHERE s.room = rooms[n]);
    IF its_pos = from_poses[n] THEN
      DELETE FROM search_doc d
        WHERE d.room = rooms[n] AND d.seq IN (SELECT g.seq FROM unnest(gone_lines, gone) AS g (line, seq) WHERE g.line = n);
      INSERT INTO search_doc (room, seq, ts, words)
        SELECT rooms[n], k.seq, k.ts, array_to_tsvector(string_to_array(k.words, ' '))
          FROM unnest(lines, seqs, times, texts) AS k (line, seq, ts, words)
          -- They were read before this, and may have been forgotten since.
          WHERE k.line = n AND k.seq > (SELECT r.horizon_seq FROM room r WHERE r.id = rooms[n])
        ON CONFLICT (room, seq) DO UPDATE SET words = excluded.words;
      UPDATE search_room SET pos = to_poses[n] WHERE room = rooms[n];
      its_pos := to_poses[n];
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;

-- How many messages of each span somebody has not read, and how many of them mention him: those of others, without the
-- deleted ones, counted as far as asked. One statement for all spans: to begin one for each costs more than to count.
CREATE OR REPLACE FUNCTION count_unread(persons text[], rooms text[], afters bigint[], up_tos bigint[], most bigint)
RETURNS TABLE (its_messages bigint, its_mentions bigint)
LANGUAGE sql STABLE
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET jit = off
AS $$
  SELECT (SELECT count(*) FROM (
            SELECT FROM entry e
              WHERE e.room = r.id AND e.seq > n.low AND e.seq <= n.high AND e.sender <> n.person
                AND NOT EXISTS (SELECT FROM message_state s
                                  WHERE s.room = e.room AND s.seq = e.seq AND s.deleted IS NOT NULL)
              LIMIT most) unread),
         (SELECT count(*) FROM (
            SELECT DISTINCT m.seq FROM mention m
              WHERE m.room = r.id AND m.seq > n.low AND m.seq <= n.high AND m.person IN (n.person, '*')
                AND EXISTS (SELECT FROM entry e
                              WHERE e.room = m.room AND e.seq = m.seq AND e.sender <> n.person
                                AND NOT EXISTS (SELECT FROM message_state s
                                                  WHERE s.room = e.room AND s.seq = e.seq AND s.deleted IS NOT NULL))
              LIMIT most) mentions)
    FROM unnest(persons, rooms, afters, up_tos) WITH ORDINALITY AS n (person, room, low, high, line)
    LEFT JOIN room r ON r.name = n.room
    ORDER BY n.line
$$;
