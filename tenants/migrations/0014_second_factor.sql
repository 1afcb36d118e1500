-- Second factors: one-time codes by time (RFC 6238) and recovery codes.

CREATE TABLE totp_factor (
  tenant_id uuid NOT NULL,
  -- Also the subject of the sealed secret that holds the seed.
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('PENDING', 'ACTIVE')),
  -- The time step of the last code that was accepted: no code is accepted twice.
  last_step bigint,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, user_id, status),
  CHECK ((status = 'ACTIVE') = (confirmed_at IS NOT NULL)),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
);
CALL protect_tenant_table('totp_factor');
GRANT SELECT, INSERT, UPDATE (status, last_step, confirmed_at), DELETE ON totp_factor
  TO fiducia_app;

CREATE TABLE recovery_code (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- SHA-256 of 120 random bits.
  code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (tenant_id, user_id, code_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
);
CALL protect_tenant_table('recovery_code');
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON recovery_code TO fiducia_app;
