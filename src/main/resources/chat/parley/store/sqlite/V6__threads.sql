-- Threads, named by the message that they began with, that a person follows or does not want to: of each person those with
-- which he has had to do last. changes counts what has changed, read is the last message that he has read there, and ts
-- when that was. What is unread is counted, not kept.
CREATE TABLE thread (
  person  TEXT    NOT NULL,
  room    INTEGER NOT NULL,
  root    INTEGER NOT NULL,
  follow  INTEGER NOT NULL,
  read    INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  ts      INTEGER NOT NULL,
  PRIMARY KEY (person, room, root)
) WITHOUT ROWID;

-- A room forgets those of which nothing is left.
CREATE INDEX thread_by_room ON thread (room, root);

-- Who answers has read the thread; who is answered has read what he began it with.
CREATE TRIGGER thread_answered AFTER INSERT ON entry WHEN NEW.root IS NOT NULL
BEGIN
  UPDATE thread SET ts = NEW.ts
   WHERE person = NEW.sender AND room = NEW.room AND root = NEW.root;
  INSERT INTO thread (person, room, root, follow, read, changes, ts)
    SELECT NEW.sender, NEW.room, NEW.root, 1, NEW.seq, 1, NEW.ts
     WHERE NOT EXISTS (SELECT 1 FROM thread t
                        WHERE t.person = NEW.sender AND t.room = NEW.room AND t.root = NEW.root);
  INSERT INTO thread (person, room, root, follow, read, changes, ts)
    SELECT e.sender, NEW.room, NEW.root, 1, NEW.root, 1, NEW.ts
      FROM entry e
     WHERE e.room = NEW.room AND e.seq = NEW.root
       AND NOT EXISTS (SELECT 1 FROM thread t
                        WHERE t.person = e.sender AND t.room = NEW.room AND t.root = NEW.root);
END;

-- Nobody follows what is said between two others.
CREATE TRIGGER thread_mentioned AFTER INSERT ON mention WHEN NEW.person <> '*'
BEGIN
  INSERT INTO thread (person, room, root, follow, read, changes, ts)
    SELECT NEW.person, NEW.room, e.root, 1, NEW.seq - 1, 1, e.ts
      FROM entry e JOIN room r ON r.id = e.room
     WHERE e.room = NEW.room AND e.seq = NEW.seq AND e.root IS NOT NULL
       AND (r.first_user IS NULL OR NEW.person IN (r.first_user, r.second_user))
       AND NOT EXISTS (SELECT 1 FROM thread t
                        WHERE t.person = NEW.person AND t.room = NEW.room AND t.root = e.root);
END;

CREATE TRIGGER thread_forgotten AFTER INSERT ON thread
  WHEN (SELECT count(*) FROM thread WHERE person = NEW.person) > 1000
BEGIN
  DELETE FROM thread WHERE (person, room, root) IN (
    SELECT t.person, t.room, t.root FROM thread t
     WHERE t.person = NEW.person AND (t.room, t.root) <> (NEW.room, NEW.root)
     ORDER BY t.ts LIMIT 1);
END;
