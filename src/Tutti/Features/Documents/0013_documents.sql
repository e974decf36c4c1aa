-- What is known about a document beside its content, which lies in its rooms.
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('artifact', 'workflow', 'pipeline', 'session')),
  epoch TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
);

CREATE INDEX document_in_workspace ON document (workspace_id, id);
