-- Threads, named by the message that they began with, that a person follows or does not want to: of each person those with
-- which he has had to do last. changes counts what has changed, read is the last message that he has read there, and ts
-- when that was. What is unread is counted, not kept.
CREATE TABLE thread (
  person  text    NOT NULL,
  room    bigint  NOT NULL,
  root    bigint  NOT NULL,
  follow  boolean NOT NULL,
  read    bigint  NOT NULL,
  changes bigint  NOT NULL,
  ts      bigint  NOT NULL,
  PRIMARY KEY (person, room, root)
) WITH (fillfactor = 70);

-- A room forgets those of which nothing is left.
CREATE INDEX thread_by_room ON thread (room, root);

-- Who answers has read the thread; who is answered has read what he began it with.
CREATE FUNCTION thread_answered() RETURNS trigger
LANGUAGE plpgsql
-- A plan made while the tables are small is kept for a while after they have grown.
SET enable_seqscan = off
AS $$
BEGIN
  INSERT INTO thread (person, room, root, follow, read, changes, ts)
    VALUES (NEW.sender, NEW.room, NEW.root, true, NEW.seq, 1, NEW.ts)
    ON CONFLICT (person, room, root) DO UPDATE SET ts = excluded.ts;
  INSERT INTO thread (person, room, root, follow, read, changes, ts)
    SELECT e.sender, NEW.room, NEW.root, true, NEW.root, 1, NEW.ts
      FROM entry e WHERE e.room = NEW.room AND e.seq = NEW.root
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER thread_answered AFTER INSERT ON entry FOR EACH ROW WHEN (NEW.root IS NOT NULL)
  EXECUTE FUNCTION thread_answered();

-- Nobody follows what is said between two others.
CREATE FUNCTION thread_mentioned() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  INSERT INTO thread (person, room, root, follow, read, changes, ts)
    SELECT NEW.person, NEW.room, e.root, true, NEW.seq - 1, 1, e.ts
      FROM entry e JOIN room r ON r.id = e.room
     WHERE e.room = NEW.room AND e.seq = NEW.seq AND e.root IS NOT NULL
       AND (r.first_user IS NULL OR NEW.person IN (r.first_user, r.second_user))
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER thread_mentioned AFTER INSERT ON mention FOR EACH ROW WHEN (NEW.person <> '*')
  EXECUTE FUNCTION thread_mentioned();

-- Rows that somebody is writing are passed over, so that appends in two rooms rarely wait for each other crosswise; where
-- they do, one is tried again.
CREATE FUNCTION thread_forgotten() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  IF (SELECT count(*) FROM thread t WHERE t.person = NEW.person) > 1000 THEN
    DELETE FROM thread WHERE (person, room, root) IN (
      SELECT t.person, t.room, t.root FROM thread t
        WHERE t.person = NEW.person AND (t.room, t.root) <> (NEW.room, NEW.root)
        ORDER BY t.ts LIMIT 1 FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER thread_forgotten AFTER INSERT ON thread FOR EACH ROW EXECUTE FUNCTION thread_forgotten();
