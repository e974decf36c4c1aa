-- Which links somebody made: who is put out of a workspace takes them along.
CREATE INDEX share_link_of_maker ON share_link (created_by, document_id) WHERE revoked_at IS NULL;
