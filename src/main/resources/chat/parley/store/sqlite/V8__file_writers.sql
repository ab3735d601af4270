-- writer counts who has taken a file to append to it: what those before the last one keep of it is refused.
-- holder is the node where he did so.
ALTER TABLE file ADD COLUMN writer integer NOT NULL DEFAULT 0;
ALTER TABLE file ADD COLUMN holder text NOT NULL DEFAULT '';
