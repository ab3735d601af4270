-- Appends a batch to a room and numbers it, in one statement: nobody holds the room's line while a client is asked.
-- Gives one row for each draft, in their order: the position and number it got, or the message that had its cid before.
CREATE FUNCTION append_messages(
  of_room text, of_first text, of_second text,
  senders text[], names text[], guests boolean[], cids text[], times bigint[],
  texts text[], formats text[], datas text[], replies bigint[])
RETURNS TABLE (
  its_pos bigint, its_seq bigint, its_sender text, its_name text, its_guest boolean, its_cid text, its_ts bigint,
  its_text text, its_format text, its_data text, its_reply bigint, its_room text, is_new boolean)
LANGUAGE plpgsql
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
DECLARE
  line_id  bigint;
  line_pos bigint;
  line_seq bigint;
  line_ts  bigint;
  end_pos  bigint;
  inserted integer;
BEGIN
  LOOP
    SELECT r.id, r.pos, r.seq INTO line_id, end_pos, line_seq FROM room r WHERE r.name = of_room FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO room (name, pos, seq, ts, first_user, second_user) VALUES (of_room, 0, 0, 0, of_first, of_second)
      ON CONFLICT (name) DO NOTHING;
  END LOOP;
  line_pos := end_pos;

  -- In the order of the index, so that two batches with the same cids never wait for each other crosswise.
  INSERT INTO entry (room, pos, kind, seq, sender, name, guest, cid, ts, text, format, data, reply)
    SELECT line_id, end_pos + d.n, 'message', line_seq + d.n, d.sender, d.name, d.guest, d.cid, d.ts, d.text, d.format, d.data, d.reply
    FROM unnest(senders, names, guests, cids, times, texts, formats, datas, replies)
      WITH ORDINALITY AS d (sender, name, guest, cid, ts, text, format, data, reply, n)
    ORDER BY d.sender, d.cid, d.n
    ON CONFLICT (sender, cid) DO NOTHING;
  GET DIAGNOSTICS inserted = ROW_COUNT;

  FOR n IN 1 .. cardinality(cids) LOOP
    -- Where a draft was said before there is a hole, which those behind it close.
    IF inserted < cardinality(cids) THEN
      UPDATE entry SET pos = line_pos + 1, seq = line_seq + 1 WHERE room = line_id AND pos = end_pos + n;
    END IF;
    IF inserted = cardinality(cids) OR FOUND THEN
      line_pos := line_pos + 1;
      line_seq := line_seq + 1;
      line_ts := times[n];
      its_pos := line_pos;
      its_seq := line_seq;
      is_new := true;
      RETURN NEXT;
    ELSE
      RETURN QUERY
        SELECT e.pos, e.seq, e.sender, e.name, e.guest, e.cid, e.ts, e.text, e.format, e.data, e.reply, r.name, false
          FROM entry e JOIN room r ON r.id = e.room WHERE e.sender = senders[n] AND e.cid = cids[n];
      IF NOT FOUND THEN
        RAISE EXCEPTION 'message % of % is in no room', cids[n], senders[n];
      END IF;
    END IF;
  END LOOP;

  IF inserted > 0 THEN
    UPDATE room SET pos = line_pos, seq = line_seq, ts = line_ts WHERE id = line_id;
  END IF;
END
$$;
