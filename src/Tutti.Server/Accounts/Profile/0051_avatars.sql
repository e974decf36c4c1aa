-- The pictures people show of themselves, as they were put together again from what they sent.
CREATE TABLE avatar (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  hash TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  at TEXT NOT NULL
);
