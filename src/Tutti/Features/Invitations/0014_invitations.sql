-- A way into a workspace for whoever holds the link. Only the hash of its token is kept.
CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  token_hash TEXT NOT NULL UNIQUE,
  role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 4),
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  accepted_by TEXT,
  accepted_at TEXT
);
