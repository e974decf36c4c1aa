-- The server's own accounts. A guest has neither e-mail nor password.
CREATE TABLE account (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  email TEXT UNIQUE,
  password_hash TEXT,
  created_at TEXT NOT NULL,
  disabled_at TEXT
);

-- One row per sign-in: what a cookie, an access token and a family of refresh tokens hang on. Secrets only as hashes.
CREATE TABLE account_session (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES account (person_id),
  secret_hash TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  ended_at TEXT
);

CREATE INDEX account_session_of_person ON account_session (person_id);

CREATE TABLE refresh_token (
  token_hash TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES account_session (id),
  expires_at TEXT NOT NULL,
  used_at TEXT
);
