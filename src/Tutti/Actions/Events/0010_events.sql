-- What happened, one row per event, only ever added to: audit, activity and catching up read it.
CREATE TABLE event (
  id TEXT PRIMARY KEY,
  document_id TEXT,
  workspace_id TEXT,
  number INTEGER,
  type TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at TEXT NOT NULL,
  session_id TEXT,
  address TEXT NOT NULL,
  data TEXT NOT NULL,
  UNIQUE (document_id, number)
);

CREATE INDEX event_in_workspace ON event (workspace_id, id);

-- Answers to requests that carried a key, kept for a day, sealed with that key.
CREATE TABLE repeat_answer (
  person_id TEXT NOT NULL,
  action TEXT NOT NULL,
  key_hash TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  answer BLOB,
  at TEXT NOT NULL,
  PRIMARY KEY (person_id, action, key_hash)
);

CREATE INDEX repeat_answer_by_age ON repeat_answer (at);
