-- What one person has read of a room, and how he wants to have it. Named by the room's name: it may have no log yet.
-- changes counts what has changed; seen is the furthest that read ever was. What is unread is counted, not kept.
CREATE TABLE conversation (
  person   text    NOT NULL,
  room     text    NOT NULL,
  changes  bigint  NOT NULL DEFAULT 0,
  read     bigint  NOT NULL DEFAULT 0,
  seen     bigint  NOT NULL DEFAULT 0,
  level    text    NOT NULL DEFAULT 'ALL',
  muted    boolean NOT NULL DEFAULT false,
  pinned   boolean NOT NULL DEFAULT false,
  archived boolean NOT NULL DEFAULT false,
  PRIMARY KEY (person, room)
) WITH (fillfactor = 70);
-- Nothing in it changes when somebody reads: such an update stays in its page.
CREATE INDEX conversation_by_room ON conversation (room);

-- What one person has begun to write in a room; bytes are those of its UTF-8.
CREATE TABLE draft (
  person text   NOT NULL,
  room   text   NOT NULL,
  bytes  bigint NOT NULL,
  text   text   NOT NULL,
  PRIMARY KEY (person, room)
);

-- Whether there is, or was place for, the row of a conversation. Direct rooms are counted apart: others open them.
CREATE FUNCTION keep_conversation(of_person text, of_room text, most bigint) RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
  IF EXISTS (SELECT FROM conversation WHERE person = of_person AND room = of_room) THEN
    RETURN true;
  END IF;
  IF (SELECT count(*) FROM conversation
        WHERE person = of_person AND starts_with(room, 'direct:') = starts_with(of_room, 'direct:')) >= most THEN
    RETURN false;
  END IF;
  INSERT INTO conversation (person, room) VALUES (of_person, of_room) ON CONFLICT DO NOTHING;
  RETURN true;
END
$$;

-- How many have a conversation in a room, as far as it is asked.
CREATE FUNCTION people_in(of_room text, most bigint) RETURNS bigint
LANGUAGE sql
AS $$
  SELECT count(*) FROM (SELECT FROM conversation WHERE room = of_room LIMIT most) counted
$$;

-- Moves read marks to leasts where they are below, to mosts where they are above, and to the last message where they
-- are behind it. Gives a row for each of them for which there is place. They come sorted: two nodes never wait for each
-- other crosswise.
CREATE FUNCTION move_read_marks(persons text[], rooms text[], leasts bigint[], mosts bigint[], places bigint, crowd bigint)
RETURNS TABLE (
  its_number integer, is_news boolean, its_people bigint, its_head bigint, its_changes bigint, its_read bigint,
  its_seen bigint, its_level text, its_muted boolean, its_pinned boolean, its_archived boolean)
LANGUAGE plpgsql
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
DECLARE
  lowest  bigint;
  highest bigint;
BEGIN
  FOR n IN 1 .. cardinality(persons) LOOP
    its_number := n;
    its_people := 0;
    its_head := coalesce((SELECT r.seq FROM room r WHERE r.name = rooms[n]), 0);
    lowest := least(its_head, leasts[n]);
    highest := least(its_head, mosts[n]);
    -- Nothing is kept for somebody who has read nothing.
    CONTINUE WHEN lowest > 0 AND NOT keep_conversation(persons[n], rooms[n], places);
    UPDATE conversation c
      SET read = greatest(lowest, least(highest, c.read)),
          seen = greatest(c.seen, lowest),
          changes = c.changes + 1
      WHERE c.person = persons[n] AND c.room = rooms[n] AND c.read <> greatest(lowest, least(highest, c.read));
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

-- Changes preferences; what is null stays as it is. Gives a row for each of them for which there is place.
CREATE FUNCTION change_preferences(
  persons text[], rooms text[], levels text[], muteds boolean[], pinneds boolean[], archiveds boolean[], places bigint)
RETURNS TABLE (
  its_number integer, is_news boolean, its_people bigint, its_head bigint, its_changes bigint, its_read bigint,
  its_seen bigint, its_level text, its_muted boolean, its_pinned boolean, its_archived boolean)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  FOR n IN 1 .. cardinality(persons) LOOP
    its_number := n;
    its_people := 0;
    CONTINUE WHEN NOT keep_conversation(persons[n], rooms[n], places);
    its_head := coalesce((SELECT r.seq FROM room r WHERE r.name = rooms[n]), 0);
    UPDATE conversation c
      SET level = coalesce(levels[n], c.level),
          muted = coalesce(muteds[n], c.muted),
          pinned = coalesce(pinneds[n], c.pinned),
          archived = coalesce(archiveds[n], c.archived),
          changes = c.changes + 1
      WHERE c.person = persons[n] AND c.room = rooms[n]
        AND (coalesce(levels[n], c.level), coalesce(muteds[n], c.muted), coalesce(pinneds[n], c.pinned),
             coalesce(archiveds[n], c.archived)) IS DISTINCT FROM (c.level, c.muted, c.pinned, c.archived);
    is_news := FOUND;
    SELECT c.changes, c.read, c.seen, c.level, c.muted, c.pinned, c.archived
      INTO its_changes, its_read, its_seen, its_level, its_muted, its_pinned, its_archived
      FROM conversation c WHERE c.person = persons[n] AND c.room = rooms[n];
    RETURN NEXT;
  END LOOP;
END
$$;

-- Keeps drafts, and forgets empty ones. Gives a word for each: KEPT, NO_PLACE or TOO_LONG.
CREATE FUNCTION keep_drafts(persons text[], rooms text[], texts text[], places bigint, most bigint)
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
      INSERT INTO draft (person, room, bytes, text)
        VALUES (persons[n], rooms[n], octet_length(convert_to(texts[n], 'UTF8')), texts[n])
        ON CONFLICT (person, room) DO UPDATE SET bytes = excluded.bytes, text = excluded.text;
      its_outcome := 'KEPT';
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;

-- How many messages of each span somebody has not read, and how many of them mention him: those of others, without the
-- deleted ones, counted as far as asked.
CREATE FUNCTION count_unread(persons text[], rooms text[], afters bigint[], up_tos bigint[], most bigint)
RETURNS TABLE (its_messages bigint, its_mentions bigint)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
  line_id bigint;
BEGIN
  FOR n IN 1 .. cardinality(persons) LOOP
    line_id := (SELECT r.id FROM room r WHERE r.name = rooms[n]);
    its_messages := (SELECT count(*) FROM (
      SELECT FROM entry e
        WHERE e.room = line_id AND e.seq > afters[n] AND e.seq <= up_tos[n] AND e.sender <> persons[n]
          AND NOT EXISTS (SELECT FROM message_state s
                            WHERE s.room = e.room AND s.seq = e.seq AND s.deleted IS NOT NULL)
        LIMIT most) unread);
    its_mentions := (SELECT count(*) FROM (
      SELECT DISTINCT m.seq FROM mention m
        WHERE m.room = line_id AND m.seq > afters[n] AND m.seq <= up_tos[n] AND m.person IN (persons[n], '*')
          AND EXISTS (SELECT FROM entry e
                        WHERE e.room = m.room AND e.seq = m.seq AND e.sender <> persons[n]
                          AND NOT EXISTS (SELECT FROM message_state s
                                            WHERE s.room = e.room AND s.seq = e.seq AND s.deleted IS NOT NULL))
        LIMIT most) mentions);
    RETURN NEXT;
  END LOOP;
END
$$;

-- A person's conversations in the order of their names: those of which something is kept, and some of his direct rooms,
-- those last spoken in. The row of an edit has the text that a message has now.
CREATE FUNCTION conversations_of(of_person text, behind text, direct_rooms bigint, most bigint, characters integer)
RETURNS TABLE (
  its_room text, its_pos bigint, its_seq bigint, its_ts bigint, its_changes bigint, its_read bigint, its_seen bigint,
  its_level text, its_muted boolean, its_pinned boolean, its_archived boolean, its_sender text, its_name text,
  its_guest boolean, its_said bigint, its_text text, is_deleted boolean, has_draft boolean, its_other text)
LANGUAGE sql STABLE
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
  SELECT n.name, coalesce(r.pos, 0), coalesce(r.seq, 0), coalesce(r.ts, 0), c.changes, c.read, c.seen, c.level, c.muted,
         c.pinned, c.archived, e.sender, e.name, e.guest, e.ts, left(coalesce(d.text, e.text), characters),
         s.deleted IS NOT NULL,
         EXISTS (SELECT FROM draft f WHERE f.person = of_person AND f.room = n.name),
         CASE WHEN r.first_user IS NOT NULL THEN
           (SELECT o.name FROM entry o
              WHERE o.sender = CASE r.first_user WHEN of_person THEN r.second_user ELSE r.first_user END LIMIT 1) END
    FROM (SELECT kept.room AS name FROM conversation kept
            WHERE kept.person = of_person AND kept.room > behind
          UNION
          SELECT t.name FROM (
            SELECT two.name AS name FROM (
              SELECT a.name, a.ts FROM room a WHERE a.first_user = of_person
              UNION
              SELECT b.name, b.ts FROM room b WHERE b.second_user = of_person) two
            ORDER BY two.ts DESC LIMIT direct_rooms) t
          WHERE t.name > behind
          ORDER BY 1 LIMIT most) n
    LEFT JOIN room r ON r.name = n.name
    LEFT JOIN conversation c ON c.person = of_person AND c.room = n.name
    LEFT JOIN entry e ON e.room = r.id AND e.seq = r.seq
    LEFT JOIN message_state s ON s.room = r.id AND s.seq = r.seq
    LEFT JOIN entry d ON d.room = r.id AND d.pos = s.edited
    ORDER BY n.name
$$;
