-- Where a document lies, and who changed it last. `title_words` is null until it is worked out.
ALTER TABLE document ADD COLUMN folder_id TEXT NOT NULL DEFAULT '';

ALTER TABLE document ADD COLUMN updated_by TEXT;

ALTER TABLE document ADD COLUMN title_words TEXT;

-- Each order of a list has an index that gives it, for the workspace and for a folder of it. All kinds together are one
-- range for each of the four.
CREATE INDEX document_by_change ON document (workspace_id, kind, updated_at, id) WHERE deleted_at IS NULL;

CREATE INDEX document_by_title ON document (workspace_id, kind, title_words, id) WHERE deleted_at IS NULL;

CREATE INDEX document_by_age ON document (workspace_id, kind, id) WHERE deleted_at IS NULL;

CREATE INDEX document_in_folder_by_change ON document (workspace_id, folder_id, kind, updated_at, id) WHERE deleted_at IS NULL;

CREATE INDEX document_in_folder_by_title ON document (workspace_id, folder_id, kind, title_words, id) WHERE deleted_at IS NULL;

CREATE INDEX document_in_folder_by_age ON document (workspace_id, folder_id, kind, id) WHERE deleted_at IS NULL;

CREATE INDEX document_by_deletion ON document (workspace_id, kind, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX document_without_words ON document (id) WHERE title_words IS NULL;

-- The words of each title, to be found by how they begin.
CREATE TABLE document_word (
  workspace_id TEXT NOT NULL,
  word TEXT NOT NULL,
  document_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, word, document_id)
) WITHOUT ROWID;
