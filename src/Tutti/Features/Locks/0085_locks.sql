-- Places of documents that somebody holds for a time. What has ended is deleted; the events say what was.
CREATE TABLE document_lock (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL,
  resource_type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  place TEXT NOT NULL,
  range_start TEXT,
  range_end TEXT,
  person_id TEXT NOT NULL,
  session_id TEXT,
  address TEXT NOT NULL,
  reason TEXT,
  ttl INTEGER NOT NULL,
  fence BIGINT NOT NULL,
  is_bound INTEGER NOT NULL,
  acquired_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  UNIQUE (document_id, fence)
);

CREATE INDEX document_lock_by_end ON document_lock (expires_at);

-- Who would like to be told when a lock ends, in the order they came.
CREATE TABLE lock_waiter (
  lock_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  session_id TEXT,
  address TEXT NOT NULL,
  is_bound INTEGER NOT NULL,
  PRIMARY KEY (lock_id, person_id)
);

CREATE INDEX lock_waiter_in_document ON lock_waiter (document_id);

-- One row per document, with the last fencing number. Whoever changes locks of the document takes it first and holds it to
-- the end of the transaction, so that one comes after the other.
CREATE TABLE lock_counter (
  document_id TEXT PRIMARY KEY,
  fence BIGINT NOT NULL
);
