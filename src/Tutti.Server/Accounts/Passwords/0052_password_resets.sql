-- Links to a new password, by mail; only the hash is kept. One without a person was asked for with an address that nobody
-- has: it is written all the same, so that asking costs the same for every address.
CREATE TABLE password_reset (
  token_hash TEXT PRIMARY KEY,
  person_id TEXT REFERENCES account (person_id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
);

CREATE INDEX password_reset_by_age ON password_reset (expires_at);

CREATE INDEX password_reset_of_person ON password_reset (person_id);

-- Set when a mail to the address has led its reader back here.
ALTER TABLE account ADD COLUMN email_proven_at TEXT;
