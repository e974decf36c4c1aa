-- What one recognises a session by in the list of one's own.
ALTER TABLE account_session ADD COLUMN device TEXT;
ALTER TABLE account_session ADD COLUMN address TEXT;
ALTER TABLE account_session ADD COLUMN last_seen_at TEXT;

CREATE INDEX account_session_open ON account_session (person_id, id) WHERE ended_at IS NULL;
