-- Sessions that ended a short while ago, also by another process, are looked for twice a second.
CREATE INDEX account_session_ended ON account_session (ended_at) WHERE ended_at IS NOT NULL;
