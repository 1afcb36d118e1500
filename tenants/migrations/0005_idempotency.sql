-- A repeated money or order request finds its first answer here.

CREATE TABLE idempotency_key (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  -- Per actor: nobody reads another one's answer by guessing a key.
  actor_id text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  operation text NOT NULL,
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  response jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, actor_id, key)
);
CALL protect_tenant_table('idempotency_key');
GRANT SELECT, INSERT, UPDATE (response) ON idempotency_key TO fiducia_app;
