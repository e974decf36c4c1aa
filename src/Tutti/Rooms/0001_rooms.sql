-- A room is one branch of one document. `fence` is raised by whoever opens it; `head` counts its committed updates.
CREATE TABLE room (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL,
  branch TEXT NOT NULL,
  epoch TEXT NOT NULL,
  fence INTEGER NOT NULL,
  head INTEGER NOT NULL,
  UNIQUE (document_id, branch)
);

-- What was committed since the last snapshot: one row per commit, holding its updates with author and time.
CREATE TABLE room_chunk (
  room_id INTEGER NOT NULL REFERENCES room (id),
  last_seq INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (room_id, last_seq)
) WITHOUT ROWID;

-- The merged state up to and including update `last_seq`.
CREATE TABLE room_snapshot (
  room_id INTEGER PRIMARY KEY REFERENCES room (id),
  last_seq INTEGER NOT NULL,
  data BLOB NOT NULL
);

-- Chunks that a snapshot has taken in, compressed, kept for replay and blame.
CREATE TABLE room_history (
  room_id INTEGER NOT NULL REFERENCES room (id),
  last_seq INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (room_id, last_seq)
);

-- A CRDT client id belongs to the person who first wrote with it.
CREATE TABLE room_author (
  room_id INTEGER NOT NULL REFERENCES room (id),
  client_id INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (room_id, client_id)
) WITHOUT ROWID;
