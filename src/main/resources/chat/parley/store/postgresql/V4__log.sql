-- Which log this is: of which server, on which timeline, in which database and table. A restored dump, a recovery to a
-- point in time and a standby that took over have another one; a row that was copied along tells them apart.
CREATE FUNCTION log_fingerprint() RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
  server text;
BEGIN
  BEGIN
    server := (SELECT system_identifier FROM pg_control_system()) || ' ' || left(pg_walfile_name(pg_current_wal_lsn()), 8);
  EXCEPTION WHEN insufficient_privilege OR undefined_function OR feature_not_supported THEN
    server := '-';
  END;
  RETURN server || ' ' || (SELECT oid FROM pg_database WHERE datname = current_database()) || ' ' || 'entry'::regclass::oid;
END
$$;

-- Gives the epoch of the log and the server's time in milliseconds. The epoch becomes the fresh one when the fingerprint
-- is another, or when the log lacks what a node has written under the epoch that it holds: then it was put back.
CREATE FUNCTION look_at_log(held text, written bigint, fresh text, OUT its_epoch text, OUT its_time bigint)
LANGUAGE plpgsql
AS $$
DECLARE
  print      text;
  last_print text;
  put_back   boolean;
BEGIN
  IF pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' THEN
    RAISE EXCEPTION 'this server cannot be written to' USING ERRCODE = 'read_only_sql_transaction';
  END IF;
  print := log_fingerprint();
  its_time := (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
  its_epoch := (SELECT value FROM meta WHERE name = 'epoch');
  last_print := (SELECT value FROM meta WHERE name = 'fingerprint');
  put_back := written >= txid_snapshot_xmax(txid_current_snapshot());
  IF print = last_print AND its_epoch IS NOT NULL AND NOT (its_epoch = held AND put_back) THEN
    RETURN;
  END IF;

  -- One node after the other; the second finds what the first has done.
  INSERT INTO meta (name, value) VALUES ('fingerprint', '') ON CONFLICT (name) DO NOTHING;
  SELECT value INTO last_print FROM meta WHERE name = 'fingerprint' FOR UPDATE;
  INSERT INTO meta (name, value) VALUES ('epoch', fresh) ON CONFLICT (name) DO NOTHING;
  SELECT value INTO its_epoch FROM meta WHERE name = 'epoch';
  IF last_print NOT IN ('', print) OR (its_epoch = held AND put_back) THEN
    UPDATE meta SET value = fresh WHERE name = 'epoch';
    its_epoch := fresh;
  END IF;
  UPDATE meta SET value = print WHERE name = 'fingerprint' AND value <> print;
END
$$;

-- Appends a batch to a room and numbers it, in one statement: nobody holds the room's line while a client is asked.
-- Gives one row for each draft, in their order: the position, number and time it got, or the message that had its cid
-- before; and the number of the transaction, which grows with the log. It is refused when the log has another epoch.
CREATE FUNCTION append_messages(
  of_epoch text, of_room text, of_first text, of_second text,
  senders text[], names text[], guests boolean[], cids text[], times bigint[],
  texts text[], formats text[], datas text[], replies bigint[])
RETURNS TABLE (
  its_pos bigint, its_seq bigint, its_sender text, its_name text, its_guest boolean, its_cid text, its_ts bigint,
  its_text text, its_format text, its_data text, its_reply bigint, its_room text, is_new boolean, its_transaction bigint)
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
  IF NOT EXISTS (SELECT FROM meta WHERE name = 'epoch' AND value = of_epoch) THEN
    RAISE EXCEPTION 'the log has another epoch than %', of_epoch USING ERRCODE = 'PY001';
  END IF;
  LOOP
    SELECT r.id, r.pos, r.seq, r.ts INTO line_id, end_pos, line_seq, line_ts FROM room r WHERE r.name = of_room FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO room (name, pos, seq, ts, first_user, second_user) VALUES (of_room, 0, 0, 0, of_first, of_second)
      ON CONFLICT (name) DO NOTHING;
  END LOOP;
  line_pos := end_pos;
  its_transaction := txid_current();

  -- The clocks of nodes differ; in a room time does not go backwards.
  FOR n IN 1 .. cardinality(times) LOOP
    line_ts := greatest(line_ts, times[n]);
    times[n] := line_ts;
  END LOOP;

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
      its_ts := line_ts;
      is_new := true;
      RETURN NEXT;
    ELSE
      RETURN QUERY
        SELECT e.pos, e.seq, e.sender, e.name, e.guest, e.cid, e.ts, e.text, e.format, e.data, e.reply, r.name, false, its_transaction
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

-- For nodes of the version before, until they have been replaced.
CREATE OR REPLACE FUNCTION append_messages(
  of_room text, of_first text, of_second text,
  senders text[], names text[], guests boolean[], cids text[], times bigint[],
  texts text[], formats text[], datas text[], replies bigint[])
RETURNS TABLE (
  its_pos bigint, its_seq bigint, its_sender text, its_name text, its_guest boolean, its_cid text, its_ts bigint,
  its_text text, its_format text, its_data text, its_reply bigint, its_room text, is_new boolean)
LANGUAGE sql
AS $$
  SELECT a.its_pos, a.its_seq, a.its_sender, a.its_name, a.its_guest, a.its_cid, a.its_ts, a.its_text, a.its_format,
         a.its_data, a.its_reply, a.its_room, a.is_new
    FROM append_messages((SELECT value FROM meta WHERE name = 'epoch'), of_room, of_first, of_second, senders, names,
                         guests, cids, times, texts, formats, datas, replies) a
$$;
