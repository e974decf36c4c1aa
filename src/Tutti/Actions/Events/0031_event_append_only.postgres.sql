-- Events are only ever added to. Sealing a row that has no link yet is the one exception.
CREATE FUNCTION event_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are only ever added to';
END
$$;

CREATE TRIGGER event_stays BEFORE UPDATE ON event
FOR EACH ROW WHEN (OLD.link IS NOT NULL) EXECUTE FUNCTION event_refuses();

CREATE TRIGGER event_remains BEFORE DELETE ON event
FOR EACH ROW EXECUTE FUNCTION event_refuses();

CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION event_refuses();
