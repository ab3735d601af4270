-- What messages ask, found by who said them and his own id: a poll is there before its message. choices are JSON, counts
-- how many have voted for each; ends is when something is left to be done: the poll ends, or its message does not tell
-- how it ended.
CREATE TABLE poll (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room      text   NOT NULL,
  person    text   NOT NULL,
  cid       text   NOT NULL,
  question  text   NOT NULL,
  choices   text   NOT NULL,
  closes_at bigint,
  closed_at bigint,
  ends      bigint,
  made      bigint NOT NULL,
  rev       bigint NOT NULL,
  counts    text   NOT NULL,
  UNIQUE (person, cid)
) WITH (fillfactor = 50);
CREATE INDEX poll_by_end ON poll (ends) WHERE ends IS NOT NULL;

-- One for each person; choice is its place from 0. A vote that is cast while its poll goes, goes with it.
CREATE TABLE poll_vote (
  poll   bigint  NOT NULL REFERENCES poll (id) ON DELETE CASCADE,
  person text    NOT NULL,
  choice integer NOT NULL,
  PRIMARY KEY (poll, person)
);

-- The poll that a message asks, while that is there.
CREATE FUNCTION poll_of(of_room text, of_seq bigint) RETURNS bigint
LANGUAGE sql STABLE
SET enable_seqscan = off
AS $$
  SELECT p.id FROM room r
    JOIN entry e ON e.room = r.id AND e.seq = of_seq
    JOIN poll p ON p.person = e.sender AND p.cid = e.cid AND p.room = r.name
    LEFT JOIN message_state s ON s.room = r.id AND s.seq = e.seq
    WHERE r.name = of_room AND s.deleted IS NULL
$$;

-- Takes votes, one of each person; a choice below 0 withdraws his. Gives the poll as it is now and who had no place; nothing
-- when there is no such poll.
CREATE FUNCTION cast_votes(of_room text, of_seq bigint, persons text[], wanted integer[], now bigint, most integer)
RETURNS TABLE (
  its_question text, its_choices text, its_end bigint, its_maker text, its_rev bigint, its_counts text, its_closed bigint,
  had_no_place text[])
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  its_id bigint;
  tally  bigint[];
  voters bigint;
  before integer;
  news   boolean := false;
  stays  boolean;
  unplaced text[] := '{}';
BEGIN
  SELECT p.id, string_to_array(p.counts, ',')::bigint[], p.closed_at IS NULL AND (p.closes_at IS NULL OR p.closes_at > now)
    INTO its_id, tally, stays FROM poll p WHERE p.id = poll_of(of_room, of_seq) FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF stays THEN
    SELECT sum(t) INTO voters FROM unnest(tally) t;
    FOR n IN 1 .. cardinality(persons) LOOP
      SELECT v.choice INTO before FROM poll_vote v WHERE v.poll = its_id AND v.person = persons[n];
      IF before IS NOT DISTINCT FROM nullif(wanted[n], -1) THEN
        CONTINUE;
      ELSIF wanted[n] < 0 THEN
        DELETE FROM poll_vote v WHERE v.poll = its_id AND v.person = persons[n];
        voters := voters - 1;
      ELSIF before IS NULL AND voters >= most THEN
        unplaced := unplaced || persons[n];
        CONTINUE;
      ELSE
        INSERT INTO poll_vote (poll, person, choice) VALUES (its_id, persons[n], wanted[n])
          ON CONFLICT (poll, person) DO UPDATE SET choice = excluded.choice;
        tally[wanted[n] + 1] := tally[wanted[n] + 1] + 1;
        voters := voters + CASE WHEN before IS NULL THEN 1 ELSE 0 END;
      END IF;
      IF before IS NOT NULL THEN
        tally[before + 1] := tally[before + 1] - 1;
      END IF;
      news := true;
    END LOOP;
    IF news THEN
      UPDATE poll p SET counts = array_to_string(tally, ','), rev = p.rev + 1 WHERE p.id = its_id;
    END IF;
  END IF;
  RETURN QUERY SELECT p.question, p.choices, p.closes_at, p.person, p.rev, p.counts, p.closed_at, unplaced
    FROM poll p WHERE p.id = its_id;
END
$$;

-- The poll takes no votes any more; one that did not before stays as it is.
CREATE FUNCTION close_poll(of_room text, of_seq bigint, now bigint)
RETURNS TABLE (
  its_question text, its_choices text, its_end bigint, its_maker text, its_rev bigint, its_counts text, its_closed bigint)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  its_id bigint := poll_of(of_room, of_seq);
BEGIN
  UPDATE poll p SET closed_at = now, ends = now, rev = p.rev + 1 WHERE p.id = its_id AND p.closed_at IS NULL;
  RETURN QUERY SELECT p.question, p.choices, p.closes_at, p.person, p.rev, p.counts, p.closed_at FROM poll p WHERE p.id = its_id;
END
$$;
