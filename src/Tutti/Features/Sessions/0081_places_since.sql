-- Since when a session takes as many people as it takes: who was there before that stays.
ALTER TABLE live_session ADD COLUMN places_since TEXT NOT NULL DEFAULT '';
