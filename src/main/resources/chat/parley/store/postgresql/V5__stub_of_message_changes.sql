CREATE TABLE message_state (
  room bigint NOT NULL, seq bigint NOT NULL, edits bigint NOT NULL, edited bigint, deleted bigint, pinned bigint,
  replies bigint NOT NULL, last_reply bigint, PRIMARY KEY (room, seq)
);
CREATE TABLE mention (room bigint NOT NULL, seq bigint NOT NULL, "user" text NOT NULL, PRIMARY KEY (room, seq, "user"));
