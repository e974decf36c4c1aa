-- Mail on its way, written with the change that it tells of. The message may hold a token, so it is sealed, and taken out
-- once it is sent or given up. `about` is the thing it tells of, by which what waits can be dropped. `next_at` is when it
-- is tried next; nothing when it is done.
CREATE TABLE email_outbox (
  id TEXT PRIMARY KEY,
  about TEXT,
  message TEXT,
  tries INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  next_at TEXT,
  sent_at TEXT
);

CREATE INDEX email_outbox_due ON email_outbox (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX email_outbox_about ON email_outbox (about) WHERE next_at IS NOT NULL;
