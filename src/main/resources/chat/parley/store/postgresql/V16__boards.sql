-- rev counts the changes of its keyed values. recorded is when something was stored of it last.
CREATE TABLE board (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room     text   NOT NULL,
  name     text   NOT NULL,
  title    text,
  tiles    text,
  rev      bigint NOT NULL,
  recorded bigint NOT NULL,
  UNIQUE (room, name)
) WITH (fillfactor = 50);

-- Names of series, and of those who own shares of them, by short numbers.
CREATE TABLE board_word (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  board bigint NOT NULL,
  text  text   NOT NULL,
  UNIQUE (board, text)
);

-- What an owner has recorded in one step of a series. tier is in seconds, 0 for all of the time.
CREATE TABLE board_cell (
  board  bigint  NOT NULL,
  tier   integer NOT NULL,
  start  bigint  NOT NULL,
  series bigint  NOT NULL,
  owner  bigint  NOT NULL,
  cell   bytea   NOT NULL,
  PRIMARY KEY (board, tier, start, series, owner)
) WITH (fillfactor = 70);

-- What was counted exactly once.
CREATE TABLE board_count (
  board  bigint NOT NULL,
  person text   NOT NULL,
  cid    text   NOT NULL,
  at     bigint NOT NULL,
  PRIMARY KEY (board, person, cid)
);

CREATE TABLE board_value (
  board   bigint NOT NULL,
  metric  text   NOT NULL,
  key     text   NOT NULL,
  json    text   NOT NULL,
  rev     bigint NOT NULL,
  person  text   NOT NULL,
  at      bigint NOT NULL,
  expires bigint,
  PRIMARY KEY (board, metric, key)
);

-- Makes a board, unless it is there. Gives whether it is.
CREATE FUNCTION make_board(of_room text, of_name text, now bigint, most integer) RETURNS boolean
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  IF EXISTS (SELECT FROM board b WHERE b.room = of_room AND b.name = of_name) THEN
    RETURN true;
  END IF;
  -- One after the other, or a room would have more than it may.
  PERFORM pg_advisory_xact_lock(hashtext('parley boards'), hashtext(of_room));
  IF (SELECT count(*) FROM board b WHERE b.room = of_room) >= most THEN
    RETURN EXISTS (SELECT FROM board b WHERE b.room = of_room AND b.name = of_name);
  END IF;
  INSERT INTO board (room, name, rev, recorded) VALUES (of_room, of_name, 0, now) ON CONFLICT (room, name) DO NOTHING;
  RETURN true;
END
$$;

-- Stores cells over what was stored of them. Gives whether there is such a board.
CREATE FUNCTION save_cells(
  of_room text, of_name text, now bigint, series_names text[], owners text[], tiers integer[], starts bigint[], cells bytea[])
RETURNS boolean
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  its_id bigint;
BEGIN
  SELECT b.id INTO its_id FROM board b WHERE b.room = of_room AND b.name = of_name;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE board SET recorded = now WHERE id = its_id AND recorded < now;
  -- In one order, so that no two nodes wait for each other.
  INSERT INTO board_word (board, text)
    SELECT DISTINCT its_id, w FROM unnest(series_names || owners) AS w
      WHERE NOT EXISTS (SELECT FROM board_word o WHERE o.board = its_id AND o.text = w) ORDER BY w
    ON CONFLICT (board, text) DO NOTHING;
  INSERT INTO board_cell (board, tier, start, series, owner, cell)
    SELECT its_id, c.tier, c.start, s.id, o.id, c.cell
      FROM unnest(series_names, owners, tiers, starts, cells) AS c (series, owner, tier, start, cell)
      JOIN board_word s ON s.board = its_id AND s.text = c.series
      JOIN board_word o ON o.board = its_id AND o.text = c.owner
    ON CONFLICT (board, tier, start, series, owner) DO UPDATE SET cell = excluded.cell;
  RETURN true;
END
$$;

-- The same, unless it was counted before. Gives whether it is counted now.
CREATE FUNCTION count_once(
  of_room text, of_name text, now bigint, of_person text, of_cid text, series_names text[], owners text[], tiers integer[],
  starts bigint[], cells bytea[])
RETURNS boolean
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  INSERT INTO board_count (board, person, cid, at)
    SELECT b.id, of_person, of_cid, now FROM board b WHERE b.room = of_room AND b.name = of_name
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  RETURN save_cells(of_room, of_name, now, series_names, owners, tiers, starts, cells);
END
$$;

-- Puts a keyed value, or drops it where there is no JSON, if its conditions hold. Gives a word for what became of it.
CREATE FUNCTION change_value(
  of_room text, of_name text, of_metric text, of_key text, its_json text, of_person text, now bigint, its_expires bigint,
  if_new boolean, if_rev bigint, most integer, OUT its_outcome text, OUT its_rev bigint)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  its_id  bigint;
  old_rev bigint;
BEGIN
  SELECT b.id INTO its_id FROM board b WHERE b.room = of_room AND b.name = of_name FOR UPDATE;
  SELECT v.rev INTO old_rev FROM board_value v WHERE v.board = its_id AND v.metric = of_metric AND v.key = of_key
    AND (v.expires IS NULL OR v.expires > now);
  IF its_id IS NULL OR if_rev IS NOT NULL AND old_rev IS DISTINCT FROM if_rev THEN
    its_outcome := 'CHANGED_MEANWHILE';
    RETURN;
  ELSIF its_json IS NULL THEN
    DELETE FROM board_value v WHERE v.board = its_id AND v.metric = of_metric AND v.key = of_key;
    IF FOUND THEN
      UPDATE board SET rev = rev + 1 WHERE id = its_id;
    END IF;
    its_outcome := 'gone';
    RETURN;
  ELSIF old_rev IS NOT NULL AND if_new THEN
    its_outcome := 'EXISTS';
    RETURN;
  END IF;
  DELETE FROM board_value v WHERE v.board = its_id AND v.metric = of_metric AND v.expires <= now;
  IF old_rev IS NULL
      AND (SELECT count(*) FROM board_value v WHERE v.board = its_id AND v.metric = of_metric) >= most THEN
    its_outcome := 'TOO_MANY';
    RETURN;
  END IF;
  UPDATE board SET rev = rev + 1 WHERE id = its_id RETURNING rev INTO its_rev;
  INSERT INTO board_value (board, metric, key, json, rev, person, at, expires)
    VALUES (its_id, of_metric, of_key, its_json, its_rev, of_person, now, its_expires)
    ON CONFLICT (board, metric, key) DO UPDATE SET json = excluded.json, rev = excluded.rev, person = excluded.person,
      at = excluded.at, expires = excluded.expires;
  its_outcome := 'put';
END
$$;
