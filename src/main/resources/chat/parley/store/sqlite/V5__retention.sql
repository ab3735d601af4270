-- What is older than a room keeps is deleted, from the beginning of its log on. Up to which pos, and up to which seq.
ALTER TABLE room ADD COLUMN horizon INTEGER NOT NULL DEFAULT 0;
ALTER TABLE room ADD COLUMN horizon_seq INTEGER NOT NULL DEFAULT 0;

-- When a draft was written; of those that are there nobody knows.
ALTER TABLE draft ADD COLUMN ts INTEGER NOT NULL DEFAULT 0;
UPDATE draft SET ts = CAST(strftime('%s', 'now') AS INTEGER) * 1000;
CREATE INDEX draft_by_room ON draft (room, ts);

-- A message is forgotten without looking at all mentions of its room.
CREATE INDEX mention_by_seq ON mention (room, seq);
