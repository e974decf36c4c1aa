-- Passkeys: what is needed to check a signature, and to know them apart. Counters go to 2^32.
CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES account (person_id),
  credential_id TEXT NOT NULL UNIQUE,
  public_key BLOB NOT NULL,
  sign_count BIGINT NOT NULL,
  transports TEXT NOT NULL,
  is_backup_eligible INTEGER NOT NULL,
  is_backed_up INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_used_at TEXT
);

CREATE INDEX passkey_of_person ON passkey (person_id, id);

-- Challenges that were answered, until they would have expired anyway: none is answered twice.
CREATE TABLE answered_challenge (
  id TEXT PRIMARY KEY,
  expires_at TEXT NOT NULL
);

CREATE INDEX answered_challenge_by_age ON answered_challenge (expires_at);
