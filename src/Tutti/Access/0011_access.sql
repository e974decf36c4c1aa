-- People as others see them, whoever proved their identity: the server's own accounts or the host application.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  avatar TEXT,
  is_guest INTEGER NOT NULL
);

-- Who is what in which workspace.
CREATE TABLE membership (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 5),
  joined_at TEXT NOT NULL,
  PRIMARY KEY (workspace_id, person_id)
);

CREATE INDEX membership_of_person ON membership (person_id, workspace_id);
