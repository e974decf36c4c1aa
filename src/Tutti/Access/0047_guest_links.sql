-- Whether a link goes back to a guest: it holds only where guests are welcome, whoever came by it.
ALTER TABLE share_link ADD COLUMN by_guest INTEGER NOT NULL DEFAULT 0;

-- The first people of a workspace are those with the strongest role.
CREATE INDEX membership_by_role ON membership (workspace_id, role, person_id);
