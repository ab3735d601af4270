-- bytes is the name by which the bytes of a file are kept, the id of the one with which they came: others stand for the same
-- when their messages pass it on. One of them counts them in its place. sound is JSON, preview the first lines of a text.
ALTER TABLE file ADD COLUMN bytes text NOT NULL DEFAULT '';
ALTER TABLE file ADD COLUMN sound text;
ALTER TABLE file ADD COLUMN preview text;
UPDATE file SET bytes = id;
CREATE INDEX file_by_bytes ON file (bytes);
