-- Mail, invitations and new passwords. A mail is written with the change it is about and sent soon
-- after; its text is sealed, because it may carry a link that opens a door.

CREATE TABLE mail (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  template text NOT NULL CHECK (template ~ '^[A-Z][A-Z_]{2,40}$'),
  recipient text NOT NULL CHECK (length(recipient) BETWEEN 3 AND 254),
  status text NOT NULL CHECK (status IN ('WAITING', 'SENT', 'GIVEN_UP')),
  queued_at timestamptz NOT NULL,
  -- Later it is of no use any more: its link has ended.
  send_before timestamptz NOT NULL,
  next_attempt_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  claimed_until timestamptz,
  ended_at timestamptz,
  problem text CHECK (length(problem) <= 400),
  PRIMARY KEY (tenant_id, id),
  CHECK ((status = 'WAITING') = (ended_at IS NULL))
);
CREATE INDEX mail_due ON mail (tenant_id, next_attempt_at) WHERE status = 'WAITING';
CALL protect_tenant_table('mail');
GRANT SELECT, INSERT, UPDATE (status, attempts, next_attempt_at, claimed_until, ended_at, problem)
  ON mail TO fiducia_app;

-- Somebody who was invited is a user without a password: rights can be prepared, nobody can enter.
ALTER TABLE app_user DROP CONSTRAINT app_user_status_check;
ALTER TABLE app_user ADD CONSTRAINT app_user_status_check
  CHECK (status IN ('INVITED', 'ACTIVE', 'SUSPENDED'));
ALTER TABLE app_user ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE app_user ADD CONSTRAINT app_user_password
  CHECK (password_hash IS NOT NULL OR status IN ('INVITED', 'SUSPENDED'));

CREATE TABLE invitation (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- SHA-256 of a token that names its tenant and has 256 random bits; it is in the mail alone.
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  invited_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id),
  CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
-- One open invitation for each person: a new one ends the one before.
CREATE UNIQUE INDEX invitation_open ON invitation (tenant_id, user_id)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
CALL protect_tenant_table('invitation');
GRANT SELECT, INSERT, UPDATE (accepted_at, revoked_at) ON invitation TO fiducia_app;

CREATE TABLE password_reset (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
);
CREATE INDEX password_reset_of_user ON password_reset (tenant_id, user_id);
CALL protect_tenant_table('password_reset');
GRANT SELECT, INSERT, UPDATE (ended_at) ON password_reset TO fiducia_app;

-- What a visitor asked for, known name or not: the same insert for both, so that no time tells
-- them apart. The application writes and deletes here, and reads nothing but the ids.
CREATE TABLE password_reset_request (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 254),
  requested_at timestamptz NOT NULL,
  claimed_until timestamptz
);
GRANT SELECT (id), INSERT, DELETE ON password_reset_request TO fiducia_app;
GRANT SELECT (id, name, requested_at, claimed_until), UPDATE (claimed_until)
  ON password_reset_request TO fiducia_directory;

CREATE POLICY directory_claims ON mail TO fiducia_directory USING (true) WITH CHECK (true);
GRANT SELECT (tenant_id, id, status, next_attempt_at, claimed_until), UPDATE (claimed_until)
  ON mail TO fiducia_directory;

CREATE FUNCTION directory.claim_mail(max_mails integer, claim_ms integer)
RETURNS TABLE (tenant_id uuid, mail_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH due AS (
    SELECT m.tenant_id, m.id FROM public.mail m
    WHERE m.status = 'WAITING' AND m.next_attempt_at <= clock_timestamp()
      AND (m.claimed_until IS NULL OR m.claimed_until < clock_timestamp())
    ORDER BY m.next_attempt_at
    LIMIT least($1, 100)
    FOR UPDATE SKIP LOCKED
  )
  UPDATE public.mail m
  SET claimed_until = clock_timestamp() + make_interval(secs => $2 / 1000.0)
  FROM due d
  WHERE m.tenant_id = d.tenant_id AND m.id = d.id
  RETURNING m.tenant_id, m.id
$$;
CALL publish_directory_function('directory.claim_mail(integer,integer)');

-- Who asked for a new password. A name that nobody has comes back without a tenant, to be deleted.
CREATE FUNCTION directory.claim_password_resets(max_requests integer, claim_ms integer)
RETURNS TABLE (request_id uuid, tenant_id uuid, user_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH due AS (
    SELECT r.id FROM public.password_reset_request r
    WHERE r.claimed_until IS NULL OR r.claimed_until < clock_timestamp()
    ORDER BY r.requested_at
    LIMIT least($1, 100)
    FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE public.password_reset_request r
    SET claimed_until = clock_timestamp() + make_interval(secs => $2 / 1000.0)
    FROM due d WHERE r.id = d.id
    RETURNING r.id, r.name
  )
  SELECT c.id, s.tenant_id, s.user_id
  FROM claimed c LEFT JOIN public.sign_in_name s ON s.name = c.name
$$;
CALL publish_directory_function('directory.claim_password_resets(integer,integer)');
