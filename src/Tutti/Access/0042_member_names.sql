-- Members by name, and found by how a word of their name begins. `name_words` is null until it is worked out.
ALTER TABLE membership ADD COLUMN name_words TEXT;

CREATE INDEX membership_by_name ON membership (workspace_id, name_words, person_id);

CREATE INDEX membership_without_words ON membership (person_id) WHERE name_words IS NULL;

CREATE TABLE member_word (
  workspace_id TEXT NOT NULL,
  word TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, word, person_id)
) WITHOUT ROWID;

CREATE INDEX member_word_of_person ON member_word (person_id, workspace_id);
