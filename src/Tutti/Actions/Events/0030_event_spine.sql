-- What an event is about and who may be told, and its place in the chain of its workspace: link n holds the hash over
-- link n-1 and itself. A row without a link was written before there was a chain; the server seals it at its start.
ALTER TABLE event ADD COLUMN category TEXT NOT NULL DEFAULT 'system';
ALTER TABLE event ADD COLUMN audience INTEGER NOT NULL DEFAULT 1;
ALTER TABLE event ADD COLUMN chain TEXT;
ALTER TABLE event ADD COLUMN link BIGINT;
ALTER TABLE event ADD COLUMN hash TEXT;

UPDATE event SET category = 'edit' WHERE type IN ('document_created', 'document_renamed', 'document_deleted');
UPDATE event SET category = 'collaboration'
WHERE type IN ('workspace_created', 'workspace_renamed', 'workspace_deleted', 'invitation_created', 'invitation_accepted');
UPDATE event SET audience = 16 WHERE type = 'invitation_created';

CREATE UNIQUE INDEX event_in_chain ON event (chain, link);
CREATE INDEX event_without_link ON event (id) WHERE link IS NULL;

-- Lists are read newest first by id, which begins with the time.
CREATE INDEX event_in_document ON event (document_id, id);
CREATE INDEX event_by_person ON event (workspace_id, person_id, id);
CREATE INDEX event_by_type ON event (workspace_id, type, id);
CREATE INDEX event_by_category ON event (workspace_id, category, id);

-- The last number given out, and the hash of the event that has it: per document, and per chain.
CREATE TABLE event_counter (
  scope TEXT PRIMARY KEY,
  number BIGINT NOT NULL,
  hash TEXT NOT NULL
);

INSERT INTO event_counter (scope, number, hash)
SELECT 'document/' || document_id, max(number), '' FROM event WHERE document_id IS NOT NULL GROUP BY document_id;

-- Events that not everyone who listens has been told of yet.
CREATE TABLE event_outbox (
  event_id TEXT PRIMARY KEY
);
