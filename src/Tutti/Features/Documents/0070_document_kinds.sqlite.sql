-- Which kinds there are is said by the kinds, not by the table. SQLite takes a constraint away with its column only, and a
-- column when no index has it.
DROP INDEX document_by_change;

DROP INDEX document_by_title;

DROP INDEX document_by_age;

DROP INDEX document_in_folder_by_change;

DROP INDEX document_in_folder_by_title;

DROP INDEX document_in_folder_by_age;

DROP INDEX document_by_deletion;

ALTER TABLE document ADD COLUMN any_kind TEXT NOT NULL DEFAULT '';

UPDATE document SET any_kind = kind;

ALTER TABLE document DROP COLUMN kind;

ALTER TABLE document RENAME COLUMN any_kind TO kind;

CREATE INDEX document_by_change ON document (workspace_id, kind, updated_at, id, title_words) WHERE deleted_at IS NULL;

CREATE INDEX document_by_title ON document (workspace_id, kind, title_words, id) WHERE deleted_at IS NULL;

CREATE INDEX document_by_age ON document (workspace_id, kind, id, title_words) WHERE deleted_at IS NULL;

CREATE INDEX document_in_folder_by_change ON document (workspace_id, folder_id, kind, updated_at, id, title_words)
  WHERE deleted_at IS NULL;

CREATE INDEX document_in_folder_by_title ON document (workspace_id, folder_id, kind, title_words, id) WHERE deleted_at IS NULL;

CREATE INDEX document_in_folder_by_age ON document (workspace_id, folder_id, kind, id) WHERE deleted_at IS NULL;

CREATE INDEX document_by_deletion ON document (workspace_id, kind, deleted_at, id) WHERE deleted_at IS NOT NULL;
