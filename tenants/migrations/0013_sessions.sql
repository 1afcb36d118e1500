-- Sessions: short access tokens name the session, single-use refresh tokens carry it on.

-- Before, one opaque token was looked up across tenants. Tokens name their tenant now, so that this
-- door is closed; nothing accepts the old ones, and their people sign in again.
SET LOCAL ROLE fiducia_directory;
DROP FUNCTION directory.find_session(bytea);
RESET ROLE;
DROP POLICY directory_reads ON session;
REVOKE SELECT (tenant_id, id, token_hash) ON session FROM fiducia_directory;
ALTER TABLE session
  DROP COLUMN token_hash,
  -- Whether a second factor was shown in this session, and when a factor was shown last.
  ADD COLUMN mfa boolean NOT NULL DEFAULT false,
  ADD COLUMN stepped_up_at timestamptz;
GRANT UPDATE (mfa, stepped_up_at) ON session TO fiducia_app;

-- A session's refresh tokens are one family: each is used once, and a second use ends the session.
CREATE TABLE refresh_token (
  tenant_id uuid NOT NULL,
  -- SHA-256 of a token with 256 random bits: the token itself is never stored.
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  session_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  -- Hash of the address and program that used it: an answer that was lost may be asked for again.
  used_by bytea CHECK (length(used_by) = 32),
  -- How often it was answered, repetitions after a lost answer included.
  uses smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id)
);
CREATE INDEX refresh_token_of_session ON refresh_token (tenant_id, session_id);
CALL protect_tenant_table('refresh_token');
GRANT SELECT, INSERT, UPDATE (used_at, used_by, uses), DELETE ON refresh_token TO fiducia_app;

-- What was issued before a change of password completes nothing after it.
ALTER TABLE app_user ADD COLUMN password_changed_at timestamptz;
GRANT UPDATE (password_changed_at) ON app_user TO fiducia_app;
