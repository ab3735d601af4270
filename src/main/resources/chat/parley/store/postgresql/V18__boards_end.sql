-- gone is when it was taken away, milliseconds since 1970: from then on it has no name, and its rows go by and by.
-- keep_days is how long it keeps its past, if that is less than all boards do.
ALTER TABLE board ADD COLUMN gone bigint;
ALTER TABLE board ADD COLUMN keep_days integer;
CREATE INDEX board_gone ON board (gone) WHERE gone IS NOT NULL;

-- Notes of what was counted exactly once are kept for a while only.
CREATE INDEX board_count_age ON board_count (at);

DROP FUNCTION make_board(text, text, bigint, integer);
DROP FUNCTION save_cells(text, text, bigint, text[], text[], integer[], bigint[], bytea[]);
DROP FUNCTION count_once(text, text, bigint, text, text, text[], text[], integer[], bigint[], bytea[]);
DROP FUNCTION change_value(
  text, text, text, text, text, text, bigint, bigint, boolean, bigint, integer);

-- Makes a board, unless it is there. Gives its id, and whether it is new; nothing when the room has no place for it.
CREATE FUNCTION make_board(of_room text, of_name text, now bigint, most integer)
RETURNS TABLE (its_id bigint, is_new boolean)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  RETURN QUERY SELECT b.id, false FROM board b WHERE b.room = of_room AND b.name = of_name;
  IF FOUND THEN
    RETURN;
  END IF;
  -- One after the other, or a room would have more than it may.
  PERFORM pg_advisory_xact_lock(hashtext('parley boards'), hashtext(of_room));
  RETURN QUERY SELECT b.id, false FROM board b WHERE b.room = of_room AND b.name = of_name;
  IF FOUND OR (SELECT count(*) FROM board b WHERE b.room = of_room) >= most THEN
    RETURN;
  END IF;
  RETURN QUERY INSERT INTO board AS b (room, name, rev, recorded) VALUES (of_room, of_name, 0, now)
    RETURNING b.id, true;
END
$$;

-- Stores cells over what was stored of them. Gives whether the board is still there.
CREATE FUNCTION save_cells(
  of_board bigint, now bigint, series_names text[], owners text[], tiers integer[], starts bigint[], cells bytea[])
RETURNS boolean
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  -- Always: whoever stores something of a board has its row, so that nobody waits in a circle, and nothing comes behind
  -- its end.
  UPDATE board b SET recorded = greatest(b.recorded, now) WHERE b.id = of_board AND b.gone IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO board_word (board, text)
    SELECT DISTINCT of_board, w FROM unnest(series_names || owners) AS w
      WHERE NOT EXISTS (SELECT FROM board_word o WHERE o.board = of_board AND o.text = w)
    ON CONFLICT (board, text) DO NOTHING;
  INSERT INTO board_cell (board, tier, start, series, owner, cell)
    SELECT of_board, c.tier, c.start, s.id, o.id, c.cell
      FROM unnest(series_names, owners, tiers, starts, cells) AS c (series, owner, tier, start, cell)
      JOIN board_word s ON s.board = of_board AND s.text = c.series
      JOIN board_word o ON o.board = of_board AND o.text = c.owner
    ON CONFLICT (board, tier, start, series, owner) DO UPDATE SET cell = excluded.cell;
  RETURN true;
END
$$;

-- The same together with notes of what this counts, unless some of that was counted before: then nothing is stored.
-- Gives which these are, from 1; nothing when the board is not there.
CREATE FUNCTION count_once(
  of_board bigint, now bigint, persons text[], cids text[], times bigint[], series_names text[], owners text[],
  tiers integer[], starts bigint[], cells bytea[])
RETURNS integer[]
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  before integer[];
BEGIN
  PERFORM FROM board b WHERE b.id = of_board AND b.gone IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT array_agg(n.place::integer) INTO before
    FROM unnest(persons, cids) WITH ORDINALITY AS n (person, cid, place)
    JOIN board_count c ON c.board = of_board AND c.person = n.person AND c.cid = n.cid;
  IF before IS NOT NULL THEN
    RETURN before;
  END IF;
  INSERT INTO board_count (board, person, cid, at)
    SELECT of_board, n.person, n.cid, n.at FROM unnest(persons, cids, times) AS n (person, cid, at);
  PERFORM save_cells(of_board, now, series_names, owners, tiers, starts, cells);
  RETURN '{}';
END
$$;

-- Puts a keyed value, or drops it where there is no JSON, if its conditions hold. Gives a word for what became of it.
CREATE FUNCTION change_value(
  of_board bigint, of_metric text, of_key text, its_json text, of_person text, now bigint, its_expires bigint,
  if_new boolean, if_rev bigint, most integer, OUT its_outcome text, OUT its_rev bigint)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  old_rev bigint;
BEGIN
  PERFORM FROM board b WHERE b.id = of_board AND b.gone IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    its_outcome := 'NO_BOARD';
    RETURN;
  END IF;
  SELECT v.rev INTO old_rev FROM board_value v WHERE v.board = of_board AND v.metric = of_metric AND v.key = of_key
    AND (v.expires IS NULL OR v.expires > now);
  IF if_rev IS NOT NULL AND old_rev IS DISTINCT FROM if_rev THEN
    its_outcome := 'CHANGED_MEANWHILE';
    RETURN;
  ELSIF its_json IS NULL THEN
    DELETE FROM board_value v WHERE v.board = of_board AND v.metric = of_metric AND v.key = of_key;
    IF FOUND THEN
      UPDATE board SET rev = rev + 1 WHERE id = of_board;
    END IF;
    its_outcome := 'gone';
    RETURN;
  ELSIF old_rev IS NOT NULL AND if_new THEN
    its_outcome := 'EXISTS';
    RETURN;
  END IF;
  DELETE FROM board_value v WHERE v.board = of_board AND v.metric = of_metric AND v.expires <= now;
  IF old_rev IS NULL
      AND (SELECT count(*) FROM board_value v WHERE v.board = of_board AND v.metric = of_metric) >= most THEN
    its_outcome := 'TOO_MANY';
    RETURN;
  END IF;
  UPDATE board SET rev = rev + 1 WHERE id = of_board RETURNING rev INTO its_rev;
  INSERT INTO board_value (board, metric, key, json, rev, person, at, expires)
    VALUES (of_board, of_metric, of_key, its_json, its_rev, of_person, now, its_expires)
    ON CONFLICT (board, metric, key) DO UPDATE SET json = excluded.json, rev = excluded.rev, person = excluded.person,
      at = excluded.at, expires = excluded.expires;
  its_outcome := 'put';
END
$$;

-- Takes away some rows of a board that was taken away; gives whether there may be more. Any number of nodes may do so at
-- once. The tables are those whose rows belong to boards.
CREATE FUNCTION purge_boards(tables text[], most integer) RETURNS boolean
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  its_id bigint;
  its_table text;
  gone bigint;
BEGIN
  SELECT b.id INTO its_id FROM board b WHERE b.gone IS NOT NULL ORDER BY b.gone LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  FOREACH its_table IN ARRAY tables LOOP
    EXECUTE format('DELETE FROM %1$I WHERE ctid = ANY (ARRAY (SELECT ctid FROM %1$I WHERE board = $1 LIMIT $2))', its_table)
      USING its_id, most;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone > 0 THEN
      RETURN true;
    END IF;
  END LOOP;
  DELETE FROM board WHERE id = its_id;
  RETURN true;
END
$$;
