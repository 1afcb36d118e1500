-- Who may enter: users, their sign-in names, sessions, roles, API keys.

CREATE TABLE app_user (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  password_hash text NOT NULL,
  status text NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CALL protect_tenant_table('app_user');
GRANT SELECT, INSERT, UPDATE (status, password_hash) ON app_user TO fiducia_app;

-- At sign-in the tenant is not known yet, so the normalised address is unique on the platform.
CREATE TABLE sign_in_name (
  tenant_id uuid NOT NULL,
  name text NOT NULL CHECK (name = lower(name)),
  user_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, name),
  CONSTRAINT sign_in_name_name_key UNIQUE (name),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
);
CALL protect_tenant_table('sign_in_name');
GRANT SELECT, INSERT ON sign_in_name TO fiducia_app;

CREATE TABLE session (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- SHA-256 of a 256-bit random token: the token itself is never stored.
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  ip inet,
  user_agent text CHECK (length(user_agent) <= 400),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT session_token_hash_key UNIQUE (token_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
);
CREATE INDEX session_of_user ON session (tenant_id, user_id);
CALL protect_tenant_table('session');
GRANT SELECT, INSERT, UPDATE (last_seen_at, revoked_at) ON session TO fiducia_app;

-- The scope stands on the assignment; the generated columns let foreign keys check it.
CREATE TABLE role_assignment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN (
    'TENANT_OWNER', 'PORTFOLIO_MANAGER', 'RISK_OFFICER', 'COMPLIANCE_OFFICER', 'CLIENT_READER')),
  scope_type text NOT NULL CHECK (scope_type IN ('ALL', 'CLIENT', 'ACCOUNT')),
  scope_id uuid,
  scope_client_id uuid GENERATED ALWAYS AS
    (CASE WHEN scope_type = 'CLIENT' THEN scope_id END) STORED,
  scope_account_id uuid GENERATED ALWAYS AS
    (CASE WHEN scope_type = 'ACCOUNT' THEN scope_id END) STORED,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE NULLS NOT DISTINCT (tenant_id, user_id, role, scope_type, scope_id),
  CHECK ((scope_type = 'ALL') = (scope_id IS NULL)),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id),
  FOREIGN KEY (tenant_id, scope_client_id) REFERENCES client (tenant_id, id),
  FOREIGN KEY (tenant_id, scope_account_id) REFERENCES account (tenant_id, id)
);
CALL protect_tenant_table('role_assignment');
GRANT SELECT, INSERT, DELETE ON role_assignment TO fiducia_app;

CREATE TABLE api_key (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  -- The eight characters in the key's own text by which it is found.
  public_id text NOT NULL CHECK (public_id ~ '^[0-9A-Za-z]{8}$'),
  secret_hmac bytea NOT NULL CHECK (length(secret_hmac) = 32),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  allowed_ips inet[] NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT api_key_public_id_key UNIQUE (public_id)
);
CALL protect_tenant_table('api_key');
GRANT SELECT, INSERT, UPDATE (revoked_at, last_used_at) ON api_key TO fiducia_app;

CREATE TABLE api_key_grant (
  tenant_id uuid NOT NULL,
  api_key_id uuid NOT NULL,
  key_scope text NOT NULL CHECK (key_scope IN ('READ', 'TRADE', 'HALT', 'RELEASE', 'AUDIT')),
  scope_type text NOT NULL CHECK (scope_type IN ('ALL', 'CLIENT', 'ACCOUNT')),
  scope_id uuid,
  scope_client_id uuid GENERATED ALWAYS AS
    (CASE WHEN scope_type = 'CLIENT' THEN scope_id END) STORED,
  scope_account_id uuid GENERATED ALWAYS AS
    (CASE WHEN scope_type = 'ACCOUNT' THEN scope_id END) STORED,
  UNIQUE NULLS NOT DISTINCT (tenant_id, api_key_id, key_scope, scope_type, scope_id),
  CHECK ((scope_type = 'ALL') = (scope_id IS NULL)),
  FOREIGN KEY (tenant_id, api_key_id) REFERENCES api_key (tenant_id, id),
  FOREIGN KEY (tenant_id, scope_client_id) REFERENCES client (tenant_id, id),
  FOREIGN KEY (tenant_id, scope_account_id) REFERENCES account (tenant_id, id)
);
CALL protect_tenant_table('api_key_grant');
GRANT SELECT, INSERT ON api_key_grant TO fiducia_app;
