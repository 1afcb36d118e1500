-- API keys: whose they are, what they follow after, and where they were last used from.

ALTER TABLE api_key
  -- A key is as good as the person who made it: without that person it opens nothing.
  ADD COLUMN author_id uuid GENERATED ALWAYS AS
    (CASE WHEN created_by ~ '^usr_[0-9a-f]{32}$' THEN substr(created_by, 5)::uuid END) STORED,
  ADD COLUMN rotated_from uuid,
  ADD COLUMN last_used_ip inet,
  ADD FOREIGN KEY (tenant_id, author_id) REFERENCES app_user (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, rotated_from) REFERENCES api_key (tenant_id, id);
CREATE INDEX api_key_of_author ON api_key (tenant_id, author_id);
CREATE INDEX api_key_rotated ON api_key (tenant_id, rotated_from);
CREATE INDEX api_key_newest ON api_key (tenant_id, created_at DESC, id DESC);
GRANT UPDATE (expires_at, last_used_ip) ON api_key TO fiducia_app;

-- The job that forgets old idempotency keys goes by age, and may remove them.
CREATE INDEX idempotency_key_by_age ON idempotency_key (tenant_id, created_at);
GRANT DELETE ON idempotency_key TO fiducia_app;
