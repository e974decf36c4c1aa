-- Each word lies beside the whole title now: which of its titles have the other words too is read from one range.
ALTER TABLE document_word RENAME TO word_alone;

CREATE TABLE document_word (
  workspace_id TEXT NOT NULL,
  word TEXT NOT NULL,
  document_id TEXT NOT NULL,
  title_words TEXT NOT NULL,
  PRIMARY KEY (workspace_id, word, document_id, title_words)
) WITHOUT ROWID;

INSERT INTO document_word (workspace_id, word, document_id, title_words)
SELECT w.workspace_id, w.word, w.document_id, d.title_words
FROM word_alone w JOIN document d ON d.id = w.document_id
WHERE d.title_words IS NOT NULL;

DROP TABLE word_alone;

-- The other orders of all kinds, as document_recent is the one by change: words are looked for on the way through them.
CREATE INDEX document_titles ON document (workspace_id, title_words, id) WHERE deleted_at IS NULL;

CREATE INDEX document_newest ON document (workspace_id, id, title_words) WHERE deleted_at IS NULL;
