-- How many there are, kept with each change, since counting 100,000 rows takes too long for a list.
ALTER TABLE workspace ADD COLUMN members INTEGER NOT NULL DEFAULT 0;

ALTER TABLE workspace ADD COLUMN documents INTEGER NOT NULL DEFAULT 0;

UPDATE workspace SET
  members = (SELECT count(*) FROM membership m WHERE m.workspace_id = workspace.id),
  documents = (SELECT count(*) FROM document d WHERE d.workspace_id = workspace.id AND d.deleted_at IS NULL);
