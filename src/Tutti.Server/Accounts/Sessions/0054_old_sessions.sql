-- What is looked for when what is over is thrown away.
CREATE INDEX account_session_by_age ON account_session (expires_at);

CREATE INDEX refresh_token_by_age ON refresh_token (expires_at);

CREATE INDEX refresh_token_of_session ON refresh_token (session_id);
