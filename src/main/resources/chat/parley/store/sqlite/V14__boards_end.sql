-- gone is when it was taken away, milliseconds since 1970: from then on it has no name, and its rows go by and by.
-- keep_days is how long it keeps its past, if that is less than all boards do.
ALTER TABLE board ADD COLUMN gone INTEGER;
ALTER TABLE board ADD COLUMN keep_days INTEGER;
CREATE INDEX board_gone ON board (gone) WHERE gone IS NOT NULL;

-- Notes of what was counted exactly once are kept for a while only.
CREATE INDEX board_count_age ON board_count (at);
