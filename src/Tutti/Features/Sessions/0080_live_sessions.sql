-- Live sessions: people who work on a document together under agreed rules. One at a time per document; those that are
-- over stay.
CREATE TABLE live_session (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  host_id TEXT NOT NULL REFERENCES person (id),
  mode INTEGER NOT NULL,
  max_users INTEGER,
  started_at TEXT NOT NULL,
  turn_holder TEXT,
  turn_since TEXT,
  -- Goes up with each change: whoever raises it has the session to themselves until their transaction ends.
  step INTEGER NOT NULL,
  -- Until when somebody is known to have been there.
  active_at TEXT NOT NULL,
  ended_at TEXT
);

CREATE UNIQUE INDEX live_session_of_document ON live_session (document_id) WHERE ended_at IS NULL;

CREATE INDEX live_session_by_mode ON live_session (mode) WHERE ended_at IS NULL;

CREATE INDEX live_session_by_activity ON live_session (active_at) WHERE ended_at IS NULL;

-- Who takes part, or did.
CREATE TABLE live_session_person (
  session_id TEXT NOT NULL REFERENCES live_session (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  joined_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  -- Whether they have a place without a socket.
  is_seated INTEGER NOT NULL,
  -- The step at which they asked for the turn, if they wait for it.
  asked INTEGER,
  left_at TEXT,
  removed_at TEXT,
  PRIMARY KEY (session_id, person_id)
);

CREATE INDEX live_session_person_seated ON live_session_person (last_seen_at) WHERE is_seated = 1;
