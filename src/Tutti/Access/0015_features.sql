-- What a workspace has switched off: names with a space between, none to begin with.
ALTER TABLE workspace ADD COLUMN features_off TEXT NOT NULL DEFAULT '';
