-- Events are only ever added to. Sealing a row that has no link yet is the one exception.
CREATE TRIGGER event_stays BEFORE UPDATE ON event WHEN OLD.link IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'events are only ever added to');
END;

CREATE TRIGGER event_remains BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'events are only ever added to');
END;
