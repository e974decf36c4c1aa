-- A link to one document: what it gives, how long, how often. Only the hash of its token is kept. `made_under` is the
-- link that its maker came by, if any: when that one ends, so does this.
CREATE TABLE share_link (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  access INTEGER NOT NULL CHECK (access BETWEEN 1 AND 3),
  may_share INTEGER NOT NULL,
  label TEXT,
  most_uses INTEGER,
  uses INTEGER NOT NULL,
  made_under TEXT REFERENCES share_link (id),
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT
);

CREATE INDEX share_link_of_document ON share_link (document_id, id);

CREATE INDEX share_link_made_under ON share_link (made_under);

-- Who came by which link. The rights are the link's and end with it.
CREATE TABLE share_grant (
  document_id TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  link_id TEXT NOT NULL REFERENCES share_link (id),
  granted_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (document_id, person_id, link_id)
);

CREATE INDEX share_grant_of_person ON share_grant (person_id, document_id);

CREATE INDEX share_grant_of_link ON share_grant (link_id);
