-- Folders of a workspace. The top is no row: what lies there has '' as its parent or folder, a value that an index finds.
CREATE TABLE folder (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  parent_id TEXT NOT NULL,
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  documents INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (workspace_id, parent_id, folded_name)
);
