-- The words lie in the index too, so that looking for some among the last changed reads nothing else.
DROP INDEX document_by_change;

CREATE INDEX document_by_change ON document (workspace_id, kind, updated_at, id, title_words) WHERE deleted_at IS NULL;

DROP INDEX document_by_age;

CREATE INDEX document_by_age ON document (workspace_id, kind, id, title_words) WHERE deleted_at IS NULL;

DROP INDEX document_in_folder_by_change;

CREATE INDEX document_in_folder_by_change ON document (workspace_id, folder_id, kind, updated_at, id, title_words)
  WHERE deleted_at IS NULL;

-- The last changes of whatever kind, for lists that go across workspaces.
CREATE INDEX document_recent ON document (workspace_id, updated_at, id, title_words) WHERE deleted_at IS NULL;
