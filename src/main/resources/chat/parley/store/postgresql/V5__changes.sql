-- What happens to messages is in their log too: target is the seq of the message that an entry is about. The row of a
-- message keeps what it said first, and the row of an edit what it said then; when it is deleted, all of these are blank,
-- and digest is what a repeated send is known by. root is the seq with which the thread of a reply began; number is that
-- of an edit, or how many had reacted; attributes are JSON: whom a message concerns, and where it was said first.
ALTER TABLE entry ADD COLUMN target bigint;
ALTER TABLE entry ADD COLUMN root bigint;
ALTER TABLE entry ADD COLUMN number bigint;
ALTER TABLE entry ADD COLUMN attributes text;
ALTER TABLE entry ADD COLUMN digest text;
CREATE INDEX entry_by_target ON entry (room, target, pos) WHERE target IS NOT NULL;
CREATE INDEX entry_by_root ON entry (room, root, seq) WHERE root IS NOT NULL;

-- Of messages with which something has happened. edited, deleted and pinned are positions: of the last edit, of the
-- deletion, of the pin; reactions is how many there are of all kinds.
CREATE TABLE message_state (
  room       bigint NOT NULL,
  seq        bigint NOT NULL,
  edits      bigint NOT NULL DEFAULT 0,
  edited     bigint,
  deleted    bigint,
  pinned     bigint,
  replies    bigint NOT NULL DEFAULT 0,
  last_reply bigint,
  reactions  bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (room, seq)
);
CREATE INDEX message_state_pinned ON message_state (room, pinned) WHERE pinned IS NOT NULL;

CREATE TABLE reaction (
  room   bigint  NOT NULL,
  seq    bigint  NOT NULL,
  emoji  text    NOT NULL,
  person text    NOT NULL,
  name   text    NOT NULL,
  guest  boolean NOT NULL,
  pos    bigint  NOT NULL,
  PRIMARY KEY (room, seq, emoji, person)
);

-- Messages that are being written: what is kept of them, and by whom. owner is the process that keeps it, parts how many
-- times something was appended; a row that nobody has touched for a minute is of a sender who is gone,
-- and stopper is who wants no more of it.
CREATE TABLE open_message (
  room  bigint NOT NULL,
  seq   bigint NOT NULL,
  owner text   NOT NULL,
  text  text   NOT NULL,
  parts bigint NOT NULL,
  ts    bigint NOT NULL,
  stopper       text,
  stopper_name  text,
  stopper_guest boolean,
  PRIMARY KEY (room, seq)
);
CREATE INDEX open_message_by_ts ON open_message (ts);
CREATE INDEX open_message_stopped ON open_message (owner) WHERE stopper IS NOT NULL;

-- Whom messages concern; '*' is everybody.
CREATE TABLE mention (
  room   bigint NOT NULL,
  person text   NOT NULL,
  seq    bigint NOT NULL,
  PRIMARY KEY (room, person, seq)
);

-- Replies that are there make threads too: each pass finds the beginning of chains that are twice as long.
UPDATE entry SET root = reply
 WHERE reply IS NOT NULL AND EXISTS (SELECT 1 FROM entry a WHERE a.room = entry.room AND a.seq = entry.reply);
UPDATE entry SET root = (SELECT a.root FROM entry a WHERE a.room = entry.room AND a.seq = entry.root)
 WHERE root IS NOT NULL
   AND EXISTS (SELECT 1 FROM entry a WHERE a.room = entry.room AND a.seq = entry.root AND a.root IS NOT NULL);
UPDATE entry SET root = (SELECT a.root FROM entry a WHERE a.room = entry.room AND a.seq = entry.root)
 WHERE root IS NOT NULL
   AND EXISTS (SELECT 1 FROM entry a WHERE a.room = entry.room AND a.seq = entry.root AND a.root IS NOT NULL);
UPDATE entry SET root = (SELECT a.root FROM entry a WHERE a.room = entry.room AND a.seq = entry.root)
 WHERE root IS NOT NULL
   AND EXISTS (SELECT 1 FROM entry a WHERE a.room = entry.room AND a.seq = entry.root AND a.root IS NOT NULL);
UPDATE entry SET root = (SELECT a.root FROM entry a WHERE a.room = entry.room AND a.seq = entry.root)
 WHERE root IS NOT NULL
   AND EXISTS (SELECT 1 FROM entry a WHERE a.room = entry.room AND a.seq = entry.root AND a.root IS NOT NULL);
UPDATE entry SET root = (SELECT a.root FROM entry a WHERE a.room = entry.room AND a.seq = entry.root)
 WHERE root IS NOT NULL
   AND EXISTS (SELECT 1 FROM entry a WHERE a.room = entry.room AND a.seq = entry.root AND a.root IS NOT NULL);
UPDATE entry SET root = (SELECT a.root FROM entry a WHERE a.room = entry.room AND a.seq = entry.root)
 WHERE root IS NOT NULL
   AND EXISTS (SELECT 1 FROM entry a WHERE a.room = entry.room AND a.seq = entry.root AND a.root IS NOT NULL);
INSERT INTO message_state (room, seq, replies, last_reply)
  SELECT room, root, count(*), max(seq) FROM entry WHERE root IS NOT NULL GROUP BY room, root;

-- Takes back what a message has said, and all that was said about it; its place stays.
CREATE FUNCTION blank_message(of_room bigint, of_seq bigint) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
  UPDATE entry
     SET digest = encode(sha256(convert_to(concat_ws(chr(31), text, format, coalesce(data, ''),
                                                     coalesce(reply::text, ''), coalesce(attributes, '')), 'UTF8')), 'hex'),
         text = '', data = NULL, attributes = NULL
   WHERE room = of_room AND seq = of_seq;
  UPDATE entry SET text = '', data = NULL, attributes = NULL
   WHERE room = of_room AND target = of_seq AND kind IN ('edited', 'appended');
  DELETE FROM reaction WHERE room = of_room AND seq = of_seq;
  DELETE FROM mention WHERE room = of_room AND seq = of_seq;
  DELETE FROM open_message WHERE room = of_room AND seq = of_seq;
END
$$;

-- Appends a batch of any kind to a room, in one statement, as append_messages does for plain messages. Gives one row for
-- each draft, in their order: what became of it, and the numbers it got. its_outcome is 'stored', 'existing' (its cid was
-- used before), 'unchanged', or why it is rejected.
CREATE FUNCTION append_entries(
  of_epoch text, of_room text, of_first text, of_second text,
  d_kinds text[], d_senders text[], d_names text[], d_guests boolean[], d_cids text[], d_times bigint[],
  d_texts text[], d_formats text[], d_datas text[], d_answers bigint[], d_targets bigint[],
  d_anybodies boolean[], d_sinces bigint[], d_extras text[], most_edits bigint, most_emoji bigint)
RETURNS TABLE (
  its_outcome text, its_pos bigint, its_seq bigint, its_ts bigint, its_number bigint, its_root bigint,
  quoted_sender text, quoted_name text, quoted_guest boolean, quoted_text text, quoted_deleted boolean,
  its_transaction bigint)
LANGUAGE plpgsql
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
DECLARE
  line_id  bigint;
  line_pos bigint;
  line_seq bigint;
  line_ts  bigint;
  next_ts  bigint;
  stored   boolean := false;
  said     record;
BEGIN
  IF NOT EXISTS (SELECT FROM meta WHERE name = 'epoch' AND value = of_epoch) THEN
    RAISE EXCEPTION 'the log has another epoch than %', of_epoch USING ERRCODE = 'PY001';
  END IF;
  its_transaction := txid_current();
  LOOP
    SELECT r.id, r.pos, r.seq, r.ts INTO line_id, line_pos, line_seq, line_ts FROM room r WHERE r.name = of_room FOR UPDATE;
    EXIT WHEN FOUND;
    -- A room begins with a message that answers none.
    IF NOT EXISTS (SELECT FROM unnest(d_kinds, d_answers) AS d (kind, answer) WHERE d.kind = 'message' AND d.answer IS NULL) THEN
      FOR n IN 1 .. cardinality(d_kinds) LOOP
        its_outcome := 'no_such_message';
        RETURN NEXT;
      END LOOP;
      RETURN;
    END IF;
    INSERT INTO room (name, pos, seq, ts, first_user, second_user) VALUES (of_room, 0, 0, 0, of_first, of_second)
      ON CONFLICT (name) DO NOTHING;
  END LOOP;

  FOR n IN 1 .. cardinality(d_kinds) LOOP
    its_pos := NULL; its_seq := NULL; its_number := NULL; its_root := NULL; quoted_sender := NULL;
    -- The clocks of nodes differ; in a room time does not go backwards.
    next_ts := greatest(line_ts, d_times[n]);
    its_ts := next_ts;
    IF EXISTS (SELECT FROM entry e WHERE e.sender = d_senders[n] AND e.cid = d_cids[n]) THEN
      its_outcome := 'existing';
      RETURN NEXT;
      CONTINUE;
    END IF;

    IF d_kinds[n] = 'message' THEN
      IF d_answers[n] IS NOT NULL THEN
        SELECT coalesce(e.root, e.seq) AS root, e.sender, e.name, e.guest, coalesce(ed.text, e.text) AS text,
               s.deleted IS NOT NULL AS deleted INTO said
          FROM entry e LEFT JOIN message_state s ON s.room = e.room AND s.seq = e.seq
                       LEFT JOIN entry ed ON ed.room = e.room AND ed.pos = s.edited
          WHERE e.room = line_id AND e.seq = d_answers[n];
        IF NOT FOUND THEN
          its_outcome := 'no_such_message';
          RETURN NEXT;
          CONTINUE;
        END IF;
        its_root := said.root;
        quoted_sender := said.sender;
        quoted_name := said.name;
        quoted_guest := said.guest;
        quoted_text := left(said.text, 200);
        quoted_deleted := said.deleted;
      END IF;
      INSERT INTO entry (room, pos, kind, seq, sender, name, guest, cid, ts, text, format, data, reply, root, attributes)
        VALUES (line_id, line_pos + 1, 'message', line_seq + 1, d_senders[n], d_names[n], d_guests[n], d_cids[n], next_ts,
                d_texts[n], d_formats[n], d_datas[n], d_answers[n], its_root, d_extras[n])
        ON CONFLICT (sender, cid) DO NOTHING;
      IF NOT FOUND THEN
        its_outcome := 'existing';
        RETURN NEXT;
        CONTINUE;
      END IF;
      line_seq := line_seq + 1;
      its_seq := line_seq;
      IF its_root IS NOT NULL THEN
        INSERT INTO message_state (room, seq, replies, last_reply) VALUES (line_id, its_root, 1, line_seq)
          ON CONFLICT (room, seq) DO UPDATE SET replies = message_state.replies + 1, last_reply = excluded.last_reply;
      END IF;
      IF d_extras[n] IS NOT NULL THEN
        INSERT INTO mention (room, person, seq)
          SELECT DISTINCT line_id, CASE WHEN m.person IN ('all', 'here') THEN '*' ELSE m.person END, line_seq
            FROM jsonb_array_elements_text(coalesce(d_extras[n]::jsonb -> 'mentions', '[]')) AS m (person);
        IF d_extras[n]::jsonb ? 'open' THEN
          INSERT INTO open_message (room, seq, owner, text, parts, ts)
            VALUES (line_id, line_seq, '', d_texts[n], 0, d_times[n]);
        END IF;
      END IF;

    ELSE
      SELECT e.sender, e.ts, s.deleted, s.pinned, coalesce(s.edits, 0) AS edits, o.seq IS NOT NULL AS open INTO said
        FROM entry e LEFT JOIN message_state s ON s.room = e.room AND s.seq = e.seq
                     LEFT JOIN open_message o ON o.room = e.room AND o.seq = e.seq
        WHERE e.room = line_id AND e.seq = d_targets[n];
      its_outcome := CASE
        WHEN NOT FOUND THEN 'no_such_message'
        WHEN said.deleted IS NOT NULL AND d_kinds[n] <> 'deleted' THEN 'no_such_message'
        WHEN NOT d_anybodies[n] AND said.sender <> d_senders[n] THEN 'not_yours'
        WHEN said.deleted IS NOT NULL THEN 'unchanged'
        WHEN said.ts < d_sinces[n] THEN 'too_late'
        WHEN d_kinds[n] = 'edited' AND said.open THEN 'still_open'
        WHEN d_kinds[n] = 'appended' AND NOT said.open THEN 'unchanged'
        WHEN d_kinds[n] = 'edited' AND said.edits >= most_edits THEN 'too_many_edits'
        WHEN d_kinds[n] = 'pinned' AND (said.pinned IS NOT NULL) = (d_formats[n] = 'ON') THEN 'unchanged'
        WHEN d_kinds[n] = 'reaction' AND (d_formats[n] = 'ON') = EXISTS (
               SELECT FROM reaction a WHERE a.room = line_id AND a.seq = d_targets[n] AND a.emoji = d_texts[n]
                                        AND a.person = d_senders[n]) THEN 'unchanged'
        WHEN d_kinds[n] = 'reaction' AND d_formats[n] = 'ON'
             AND NOT EXISTS (SELECT FROM reaction a WHERE a.room = line_id AND a.seq = d_targets[n] AND a.emoji = d_texts[n])
             AND (SELECT count(DISTINCT a.emoji) FROM reaction a WHERE a.room = line_id AND a.seq = d_targets[n]) >= most_emoji
          THEN 'too_many_emoji'
        ELSE 'stored' END;
      IF its_outcome <> 'stored' THEN
        RETURN NEXT;
        CONTINUE;
      END IF;

      IF d_kinds[n] = 'edited' THEN
        its_number := said.edits + 1;
      ELSIF d_kinds[n] = 'reaction' THEN
        IF d_formats[n] = 'ON' THEN
          INSERT INTO reaction (room, seq, emoji, person, name, guest, pos)
            VALUES (line_id, d_targets[n], d_texts[n], d_senders[n], d_names[n], d_guests[n], line_pos + 1);
        ELSE
          DELETE FROM reaction a WHERE a.room = line_id AND a.seq = d_targets[n] AND a.emoji = d_texts[n]
                                   AND a.person = d_senders[n];
        END IF;
        its_number := (SELECT count(*) FROM reaction a
                        WHERE a.room = line_id AND a.seq = d_targets[n] AND a.emoji = d_texts[n]);
      END IF;
      INSERT INTO entry (room, pos, kind, target, sender, name, guest, cid, ts, text, format, data, number, attributes)
        VALUES (line_id, line_pos + 1, d_kinds[n], d_targets[n], d_senders[n], d_names[n], d_guests[n], d_cids[n], next_ts,
                d_texts[n], d_formats[n], d_datas[n], its_number, d_extras[n]);
      INSERT INTO message_state (room, seq) VALUES (line_id, d_targets[n]) ON CONFLICT (room, seq) DO NOTHING;
      IF d_kinds[n] = 'edited' THEN
        UPDATE message_state s SET edits = its_number, edited = line_pos + 1 WHERE s.room = line_id AND s.seq = d_targets[n];
      ELSIF d_kinds[n] = 'appended' THEN
        UPDATE message_state s SET edited = line_pos + 1 WHERE s.room = line_id AND s.seq = d_targets[n];
        DELETE FROM open_message o WHERE o.room = line_id AND o.seq = d_targets[n];
      ELSIF d_kinds[n] = 'deleted' THEN
        PERFORM blank_message(line_id, d_targets[n]);
        UPDATE message_state s SET deleted = line_pos + 1, pinned = NULL, reactions = 0
          WHERE s.room = line_id AND s.seq = d_targets[n];
      ELSIF d_kinds[n] = 'reaction' THEN
        UPDATE message_state s SET reactions = s.reactions + CASE WHEN d_formats[n] = 'ON' THEN 1 ELSE -1 END
          WHERE s.room = line_id AND s.seq = d_targets[n];
      ELSE
        UPDATE message_state s SET pinned = CASE WHEN d_formats[n] = 'ON' THEN line_pos + 1 END
          WHERE s.room = line_id AND s.seq = d_targets[n];
      END IF;
    END IF;

    its_outcome := 'stored';
    line_pos := line_pos + 1;
    line_ts := next_ts;
    its_pos := line_pos;
    stored := true;
    RETURN NEXT;
  END LOOP;

  IF stored THEN
    UPDATE room SET pos = line_pos, seq = line_seq, ts = line_ts WHERE id = line_id;
  END IF;
END
$$;

-- The entries that have these cids, whatever room they are in, with the columns of EntryRows: of drafts that were sent
-- before.
CREATE FUNCTION existing_entries(of_senders text[], of_cids text[])
RETURNS TABLE (
  its_pos bigint, its_seq bigint, its_sender text, its_name text, its_guest boolean, its_cid text, its_ts bigint,
  its_text text, its_format text, its_data text, its_reply bigint, its_kind text, its_target bigint, its_root bigint,
  its_number bigint, its_attributes text, quoted_sender text, quoted_name text, quoted_guest boolean, quoted_text text,
  quoted_deleted bigint, its_digest text, its_room text)
LANGUAGE sql STABLE
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
  SELECT e.pos, e.seq, e.sender, e.name, e.guest, e.cid, e.ts, e.text, e.format, e.data, e.reply, e.kind, e.target, e.root,
         e.number, e.attributes, q.sender, q.name, q.guest, coalesce(qe.text, q.text), qs.deleted, e.digest, r.name
    FROM unnest(of_senders, of_cids) AS wanted (sender, cid)
    JOIN entry e ON e.sender = wanted.sender AND e.cid = wanted.cid
    LEFT JOIN entry q ON q.room = e.room AND q.seq = e.reply
    LEFT JOIN message_state qs ON qs.room = e.room AND qs.seq = e.reply
    LEFT JOIN entry qe ON qe.room = e.room AND qe.pos = qs.edited
    JOIN room r ON r.id = e.room
$$;
