-- Platform → tenant → client → account.

CREATE TABLE tenant (
  tenant_id uuid PRIMARY KEY,
  slug text NOT NULL CHECK (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  environment text NOT NULL CHECK (environment IN ('TEST', 'LIVE')),
  product_name text NOT NULL CHECK (length(product_name) BETWEEN 1 AND 120),
  primary_color text NOT NULL CHECK (primary_color ~ '^#[0-9a-f]{6}$'),
  accent_color text NOT NULL CHECK (accent_color ~ '^#[0-9a-f]{6}$'),
  logo_svg text CHECK (length(logo_svg) <= 65536),
  created_at timestamptz NOT NULL,
  CONSTRAINT tenant_slug_key UNIQUE (slug)
);
CALL protect_tenant_table('tenant');
GRANT SELECT, INSERT ON tenant TO fiducia_app;

CREATE TABLE tenant_host (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  host text NOT NULL CHECK (host = lower(host) AND length(host) BETWEEN 1 AND 253),
  PRIMARY KEY (tenant_id, host),
  CONSTRAINT tenant_host_host_key UNIQUE (host)
);
CALL protect_tenant_table('tenant_host');
GRANT SELECT, INSERT ON tenant_host TO fiducia_app;

CREATE TABLE client (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 64),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, reference)
);
CALL protect_tenant_table('client');
GRANT SELECT, INSERT ON client TO fiducia_app;

CREATE TABLE account (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  mode text NOT NULL CHECK (mode IN ('PAPER', 'LIVE')),
  currency text NOT NULL CHECK (currency ~ '^[A-Z0-9]{3,10}$'),
  starting_cash numeric(38, 8) NOT NULL CHECK (starting_cash > 0),
  mandate jsonb NOT NULL CHECK (jsonb_typeof(mandate) = 'object'),
  live_approved_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, id),
  -- Real money needs somebody's approval: the database refuses a live account without one.
  CHECK (mode = 'PAPER' OR live_approved_at IS NOT NULL)
);
CREATE INDEX account_client ON account (tenant_id, client_id);
CALL protect_tenant_table('account');
GRANT SELECT, INSERT ON account TO fiducia_app;
