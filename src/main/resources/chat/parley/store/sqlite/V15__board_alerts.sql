-- When a room is told that a number is not as it should be, and how that stands. labels is a line for each; numbers are
-- texts, so that both databases give back the same.
CREATE TABLE board_alert (
  id          TEXT    PRIMARY KEY,
  board       INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  metric      TEXT    NOT NULL,
  labels      TEXT    NOT NULL,
  figure      TEXT    NOT NULL,
  above       INTEGER NOT NULL,
  threshold   TEXT    NOT NULL,
  clear       TEXT    NOT NULL,
  for_ms      INTEGER NOT NULL,
  quiet_ms    INTEGER NOT NULL,
  episode     INTEGER NOT NULL,
  active      INTEGER NOT NULL,
  since       INTEGER NOT NULL,
  first       TEXT    NOT NULL,
  farthest    TEXT    NOT NULL,
  seq         INTEGER,
  quiet_until INTEGER NOT NULL,
  UNIQUE (board, name)
) WITHOUT ROWID;

-- How often any was made, changed or taken away.
CREATE TABLE board_alert_change (
  line INTEGER PRIMARY KEY CHECK (line = 1),
  rev  INTEGER NOT NULL
);
INSERT INTO board_alert_change (line, rev) VALUES (1, 0);

CREATE TRIGGER board_alert_gone AFTER DELETE ON board BEGIN
  DELETE FROM board_alert WHERE board = OLD.id;
  UPDATE board_alert_change SET rev = rev + 1;
END;
-- The row of a board that was taken away goes later.
CREATE TRIGGER board_alert_taken AFTER UPDATE OF gone ON board BEGIN
  DELETE FROM board_alert WHERE board = OLD.id;
  UPDATE board_alert_change SET rev = rev + 1;
END;
