-- Invitations by e-mail, and every way they can end.
ALTER TABLE invitation ADD COLUMN email TEXT;

ALTER TABLE invitation ADD COLUMN message TEXT;

ALTER TABLE invitation ADD COLUMN declined_at TEXT;

ALTER TABLE invitation ADD COLUMN revoked_at TEXT;

CREATE INDEX invitation_of_workspace ON invitation (workspace_id, id);

CREATE INDEX invitation_open ON invitation (workspace_id, id)
WHERE accepted_at IS NULL AND declined_at IS NULL AND revoked_at IS NULL;
