-- pos is the number of the last update. bytes is what the updates take that are kept, compacted what the newest state takes.
-- creator and editor are numbers of its writers.
CREATE TABLE document (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room      text   NOT NULL,
  name      text   NOT NULL,
  title     text   NOT NULL,
  creator   bigint NOT NULL,
  created   bigint NOT NULL,
  editor    bigint NOT NULL,
  edited    bigint NOT NULL,
  pos       bigint NOT NULL,
  bytes     bigint NOT NULL,
  compacted bigint NOT NULL,
  UNIQUE (room, name)
) WITH (fillfactor = 50);

-- Who has written in a document, by a short number, and what he was called then.
CREATE TABLE document_writer (
  doc    bigint  NOT NULL,
  number bigint  NOT NULL,
  person text    NOT NULL,
  name   text    NOT NULL,
  guest  boolean NOT NULL,
  PRIMARY KEY (doc, number)
);
CREATE UNIQUE INDEX document_writer_once ON document_writer (doc, person, name, guest);

-- The log of each document, in the order of its positions.
CREATE TABLE document_update (
  doc    bigint NOT NULL,
  pos    bigint NOT NULL,
  ts     bigint NOT NULL,
  writer bigint NOT NULL,
  bytes  bytea  NOT NULL,
  PRIMARY KEY (doc, pos)
);

-- All updates up to a position as one. ts is the time of the last of them.
CREATE TABLE document_state (
  doc   bigint NOT NULL,
  pos   bigint NOT NULL,
  ts    bigint NOT NULL,
  bytes bytea  NOT NULL,
  PRIMARY KEY (doc, pos)
);

-- A client id of Yjs belongs to whoever wrote with it first.
CREATE TABLE document_client (
  doc    bigint NOT NULL,
  client bigint NOT NULL,
  writer bigint NOT NULL,
  PRIMARY KEY (doc, client)
);

-- Who wrote in which hour since 1970, of updates that are not kept any more.
CREATE TABLE document_hour (
  doc    bigint NOT NULL,
  hour   bigint NOT NULL,
  writer bigint NOT NULL,
  PRIMARY KEY (doc, hour, writer)
);

CREATE FUNCTION check_epoch(of_epoch text) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM meta WHERE name = 'epoch' AND value = of_epoch) THEN
    RAISE EXCEPTION 'the log has another epoch than %', of_epoch USING ERRCODE = 'PY001';
  END IF;
END
$$;

-- Gives the number of a writer. Whoever asks holds the row of the document.
CREATE FUNCTION document_writer_number(of_doc bigint, of_person text, of_name text, of_guest boolean) RETURNS bigint
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  its_number bigint;
BEGIN
  SELECT w.number INTO its_number FROM document_writer w
    WHERE w.doc = of_doc AND w.person = of_person AND w.name = of_name AND w.guest = of_guest;
  IF NOT FOUND THEN
    INSERT INTO document_writer (doc, number, person, name, guest)
      SELECT of_doc, coalesce(max(w.number), 0) + 1, of_person, of_name, of_guest FROM document_writer w
        WHERE w.doc = of_doc
      RETURNING number INTO its_number;
  END IF;
  RETURN its_number;
END
$$;

-- Locks a document, and makes it when there is a place for it. Gives no id when there is none.
CREATE FUNCTION lock_document(
  of_room text, of_name text, of_title text, now bigint, places bigint, OUT its_id bigint, OUT is_fresh boolean)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  is_fresh := false;
  LOOP
    SELECT d.id INTO its_id FROM document d WHERE d.room = of_room AND d.name = of_name FOR UPDATE;
    EXIT WHEN FOUND;
    -- One after the other, or a room would have more than it may.
    PERFORM pg_advisory_xact_lock(hashtext('parley documents'), hashtext(of_room));
    EXIT WHEN (SELECT count(*) FROM document d WHERE d.room = of_room) >= places
      AND NOT EXISTS (SELECT FROM document d WHERE d.room = of_room AND d.name = of_name);
    INSERT INTO document (room, name, title, creator, created, editor, edited, pos, bytes, compacted)
      VALUES (of_room, of_name, of_title, 0, now, 0, now, 0, 0, 0) ON CONFLICT (room, name) DO NOTHING;
    is_fresh := FOUND;
  END LOOP;
END
$$;

-- Makes an empty document, or gives it another title. Gives whether it is there.
CREATE FUNCTION entitle_document(
  of_epoch text, of_room text, of_name text, its_title text, person text, its_name text, its_guest boolean, now bigint,
  places bigint)
RETURNS boolean
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  doc_id   bigint;
  is_fresh boolean;
BEGIN
  PERFORM check_epoch(of_epoch);
  SELECT l.its_id, l.is_fresh INTO doc_id, is_fresh FROM lock_document(of_room, of_name, its_title, now, places) l;
  IF doc_id IS NULL THEN
    RETURN false;
  ELSIF is_fresh THEN
    UPDATE document SET creator = w.number, editor = w.number
      FROM document_writer_number(doc_id, person, its_name, its_guest) AS w (number) WHERE id = doc_id;
  ELSE
    UPDATE document SET title = its_title WHERE id = doc_id;
  END IF;
  RETURN true;
END
$$;

-- Appends a batch to a document and numbers it, in one statement. A draft has so many clients of the list as its size
-- says. Gives a row for each draft, in their order: a word for what became of it, the position and time it got, and the
-- number of the transaction. It is refused when the log has another epoch.
CREATE FUNCTION append_updates(
  of_epoch text, of_room text, of_name text, persons text[], names text[], guests boolean[], times bigint[],
  updates bytea[], ends bigint[], sizes integer[], clients bigint[], most bigint[], log_most bigint[], places bigint)
RETURNS TABLE (its_outcome text, its_pos bigint, its_ts bigint, its_transaction bigint)
LANGUAGE plpgsql
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
DECLARE
  doc_id        bigint;
  is_fresh      boolean;
  doc_pos       bigint;
  doc_ts        bigint;
  doc_bytes     bigint;
  doc_compacted bigint;
  first_writer  bigint;
  last_writer   bigint;
  taken         integer := 0;
  its_clients   bigint[];
BEGIN
  PERFORM check_epoch(of_epoch);
  its_transaction := txid_current();
  SELECT l.its_id, l.is_fresh INTO doc_id, is_fresh FROM lock_document(of_room, of_name, of_name, times[1], places) l;
  SELECT d.pos, d.edited, d.bytes, d.compacted INTO doc_pos, doc_ts, doc_bytes, doc_compacted
    FROM document d WHERE d.id = doc_id;

  FOR n IN 1 .. cardinality(updates) LOOP
    its_clients := clients[taken + 1 : taken + sizes[n]];
    taken := taken + sizes[n];
    its_pos := NULL;
    its_ts := NULL;
    IF doc_id IS NULL THEN
      its_outcome := 'too_many_documents';
    ELSIF ends[n] <> doc_pos THEN
      its_outcome := 'changed_meanwhile';
    -- Who only deletes makes it smaller, but not its log.
    ELSIF doc_bytes + octet_length(updates[n]) + 32 > log_most[n] OR sizes[n] > 0 AND doc_compacted > most[n] THEN
      its_outcome := 'too_large';
    ELSIF EXISTS (SELECT FROM document_client c JOIN document_writer w ON w.doc = c.doc AND w.number = c.writer
                    WHERE c.doc = doc_id AND c.client = ANY(its_clients) AND w.person <> persons[n]) THEN
      its_outcome := 'foreign_client';
    ELSE
      its_outcome := 'stored';
      last_writer := document_writer_number(doc_id, persons[n], names[n], guests[n]);
      first_writer := coalesce(first_writer, last_writer);
      doc_pos := doc_pos + 1;
      -- The clocks of nodes differ; in a document time does not go backwards.
      doc_ts := greatest(doc_ts, times[n]);
      doc_bytes := doc_bytes + octet_length(updates[n]) + 32;
      INSERT INTO document_update (doc, pos, ts, writer, bytes) VALUES (doc_id, doc_pos, doc_ts, last_writer, updates[n]);
      INSERT INTO document_client (doc, client, writer) SELECT doc_id, c, last_writer FROM unnest(its_clients) AS c
        ON CONFLICT (doc, client) DO NOTHING;
      its_pos := doc_pos;
      its_ts := doc_ts;
    END IF;
    RETURN NEXT;
  END LOOP;

  IF last_writer IS NOT NULL THEN
    UPDATE document SET pos = doc_pos, bytes = doc_bytes, edited = doc_ts, editor = last_writer,
        creator = CASE WHEN is_fresh THEN first_writer ELSE creator END
      WHERE id = doc_id;
  ELSIF is_fresh THEN
    DELETE FROM document WHERE id = doc_id;
  END IF;
END
$$;

-- Forgets the beginning of a log, and keeps who wrote in which hour of it. Whoever asks holds the row of the document.
CREATE FUNCTION forget_updates(of_doc bigint, upto bigint) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  gone bigint;
BEGIN
  INSERT INTO document_hour (doc, hour, writer)
    SELECT DISTINCT u.doc, u.ts / 3600000, u.writer FROM document_update u WHERE u.doc = of_doc AND u.pos <= upto
    ON CONFLICT DO NOTHING;
  WITH forgotten AS (DELETE FROM document_update u WHERE u.doc = of_doc AND u.pos <= upto
      RETURNING octet_length(u.bytes) + 32 AS bytes)
    SELECT sum(f.bytes) INTO gone FROM forgotten f;
  UPDATE document SET bytes = bytes - coalesce(gone, 0) WHERE id = of_doc;
END
$$;

-- Keeps a compact state, of each hour the last one, of each day where it is large, and forgets what makes the log longer than it may be: some of it, for
-- the next state comes soon where it grows. Nothing is kept where a newer one is, or when the log has another epoch.
CREATE FUNCTION keep_state(
  of_epoch text, of_room text, of_name text, at_pos bigint, its_bytes bytea, history bigint)
RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  doc_id    bigint;
  doc_pos   bigint;
  doc_bytes bigint;
  its_ts    bigint;
  span      bigint;
  upto      bigint;
BEGIN
  PERFORM check_epoch(of_epoch);
  SELECT d.id, d.pos, d.bytes, d.edited INTO doc_id, doc_pos, doc_bytes, its_ts
    FROM document d WHERE d.room = of_room AND d.name = of_name FOR UPDATE;
  IF NOT FOUND OR at_pos > doc_pos OR EXISTS (SELECT FROM document_state s WHERE s.doc = doc_id AND s.pos >= at_pos) THEN
    RETURN;
  END IF;
  its_ts := coalesce((SELECT u.ts FROM document_update u WHERE u.doc = doc_id AND u.pos = at_pos), its_ts);
  span := CASE WHEN octet_length(its_bytes) > 65536 THEN 86400000 ELSE 3600000 END;
  DELETE FROM document_state WHERE doc = doc_id AND ts / span = its_ts / span;
  INSERT INTO document_state (doc, pos, ts, bytes) VALUES (doc_id, at_pos, its_ts, its_bytes);
  UPDATE document SET compacted = octet_length(its_bytes) WHERE id = doc_id;
  IF doc_bytes > history THEN
    SELECT max(s.pos) INTO upto
      FROM (SELECT o.pos, o.bytes, sum(o.bytes) OVER (ORDER BY o.pos) AS so_far
              FROM (SELECT u.pos, octet_length(u.bytes) + 32 AS bytes FROM document_update u
                      WHERE u.doc = doc_id AND u.pos <= at_pos ORDER BY u.pos LIMIT 2000) o) s
      WHERE s.so_far - s.bytes < doc_bytes - history;
    PERFORM forget_updates(doc_id, upto);
  END IF;
END
$$;

-- Forgets what is too old in some documents behind one: rows for which a state stands, states of the same day but the
-- last, and states beyond all ages but the newest. Ages are in milliseconds. Gives behind which document it goes on, as
-- soon as rows are gone from one, or nothing at the end.
CREATE FUNCTION thin_documents(
  after bigint, now bigint, edits bigint, hourly bigint, daily bigint, documents bigint, most bigint)
RETURNS bigint
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  doc_id    bigint;
  state_pos bigint;
  seen      bigint := 0;
  looked    bigint;
  upto      bigint;
BEGIN
  -- Nothing is forgotten that is young by the clock of the node or by this one's.
  now := least(now, now_millis());
  FOR doc_id IN SELECT d.id FROM document d WHERE d.id > after ORDER BY d.id LIMIT documents LOOP
    seen := seen + 1;
    after := doc_id;
    SELECT max(s.pos) INTO state_pos FROM document_state s WHERE s.doc = doc_id;
    CONTINUE WHEN state_pos IS NULL;
    DELETE FROM document_state s WHERE s.doc = doc_id AND s.pos < state_pos AND (s.ts < now - daily
      OR s.ts < now - hourly AND EXISTS (SELECT FROM document_state n
           WHERE n.doc = doc_id AND n.pos > s.pos AND n.ts / 86400000 = s.ts / 86400000));
    DELETE FROM document_hour h WHERE h.doc = doc_id AND h.hour < (now - daily) / 3600000;
    SELECT max(o.pos), count(*) INTO upto, looked
      FROM (SELECT u.pos, u.ts FROM document_update u WHERE u.doc = doc_id ORDER BY u.pos LIMIT most) o
      WHERE o.ts < now - edits AND o.pos <= state_pos;
    IF upto IS NOT NULL THEN
      PERFORM 1 FROM document d WHERE d.id = doc_id FOR UPDATE;
      PERFORM forget_updates(doc_id, upto);
      RETURN CASE WHEN looked = most THEN doc_id - 1 ELSE doc_id END;
    END IF;
  END LOOP;
  RETURN CASE WHEN seen = documents THEN after END;
END
$$;
