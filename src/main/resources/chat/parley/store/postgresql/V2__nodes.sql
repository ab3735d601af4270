-- The nodes that share this database; one that has not been seen for a while is gone.
CREATE TABLE node (
  id   text        PRIMARY KEY,
  seen timestamptz NOT NULL
);

-- Which rooms of two have been spoken in lately, whoever the two are.
CREATE INDEX room_direct_by_ts ON room (ts) WHERE first_user IS NOT NULL;

-- Which of two connections of one session is the newer one, whatever the clocks of their nodes say.
CREATE SEQUENCE session_order CACHE 1;
