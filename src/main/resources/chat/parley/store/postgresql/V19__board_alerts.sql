-- When a room is told that a number is not as it should be, and how that stands. labels is a line for each; numbers are
-- texts, so that both databases give back the same.
CREATE TABLE board_alert (
  id          text    PRIMARY KEY,
  board       bigint  NOT NULL,
  name        text    NOT NULL,
  metric      text    NOT NULL,
  labels      text    NOT NULL,
  figure      text    NOT NULL,
  above       boolean NOT NULL,
  threshold   text    NOT NULL,
  clear       text    NOT NULL,
  for_ms      bigint  NOT NULL,
  quiet_ms    bigint  NOT NULL,
  episode     bigint  NOT NULL,
  active      boolean NOT NULL,
  since       bigint  NOT NULL,
  first       text    NOT NULL,
  farthest    text    NOT NULL,
  seq         bigint,
  quiet_until bigint  NOT NULL,
  UNIQUE (board, name)
);

-- Which node looks after all of them, and until when; and how often any was made, changed or taken away.
CREATE TABLE board_alert_keeper (
  line  smallint    PRIMARY KEY CHECK (line = 1),
  node  text        NOT NULL,
  until timestamptz NOT NULL,
  rev   bigint      NOT NULL
);
INSERT INTO board_alert_keeper (line, node, until, rev) VALUES (1, '', now(), 0);

-- Makes one, or changes that of this name. Gives its id; nothing when there is no place for it.
CREATE FUNCTION put_board_alert(
  of_room text, of_board text, new_id text, its_name text, its_metric text, its_labels text, its_figure text,
  is_above boolean, its_threshold text, its_clear text, its_for_ms bigint, its_quiet_ms bigint, most integer,
  most_of_all integer)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
  its_board bigint;
  its_id    text;
BEGIN
  -- One after the other, or there would be more than there may be.
  UPDATE board_alert_keeper SET rev = rev + 1;
  SELECT b.id INTO its_board FROM board b WHERE b.room = of_room AND b.name = of_board;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  UPDATE board_alert a SET metric = its_metric, labels = its_labels, figure = its_figure, above = is_above,
      threshold = its_threshold, clear = its_clear, for_ms = its_for_ms, quiet_ms = its_quiet_ms
    WHERE a.board = its_board AND a.name = its_name RETURNING a.id INTO its_id;
  IF FOUND THEN
    RETURN its_id;
  END IF;
  IF (SELECT count(*) FROM board_alert a WHERE a.board = its_board) >= most
      OR (SELECT count(*) FROM board_alert) >= most_of_all THEN
    RETURN NULL;
  END IF;
  INSERT INTO board_alert
    VALUES (new_id, its_board, its_name, its_metric, its_labels, its_figure, is_above, its_threshold, its_clear, its_for_ms,
      its_quiet_ms, 0, false, 0, '0.0', '0.0', NULL, 0);
  RETURN new_id;
END
$$;

CREATE FUNCTION forget_board_alerts() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  DELETE FROM board_alert a WHERE a.board = OLD.id;
  IF FOUND THEN
    UPDATE board_alert_keeper SET rev = rev + 1;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER board_alert_gone AFTER DELETE ON board FOR EACH ROW EXECUTE FUNCTION forget_board_alerts();
-- The row of a board that was taken away goes later.
CREATE TRIGGER board_alert_taken AFTER UPDATE OF gone ON board FOR EACH ROW EXECUTE FUNCTION forget_board_alerts();
