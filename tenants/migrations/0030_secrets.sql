-- Sealed secrets (docs/security.md): what is here opens only with the key provider's keys.

CREATE TABLE sealed_secret (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  purpose text NOT NULL CHECK (purpose ~ '^[a-z][a-z-]{1,30}$'),
  subject_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  -- Nonce (12), ciphertext (1 to 8192), tag (16).
  payload bytea NOT NULL CHECK (length(payload) BETWEEN 29 AND 8220),
  key_ring text NOT NULL CHECK (length(key_ring) BETWEEN 1 AND 200),
  key_version integer NOT NULL CHECK (key_version > 0),
  wrapped_key text NOT NULL CHECK (length(wrapped_key) BETWEEN 16 AND 1000),
  created_at timestamptz NOT NULL,
  wrapped_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, purpose, subject_id, version)
);
CREATE INDEX sealed_secret_by_key ON sealed_secret (tenant_id, key_ring, key_version);
CALL protect_tenant_table('sealed_secret');
-- The payload is written once: wrapping its key anew touches nothing of the secret.
GRANT SELECT, INSERT, DELETE, UPDATE (key_ring, key_version, wrapped_key, wrapped_at)
  ON sealed_secret TO fiducia_app;

-- For the status of a rewrap, and at start: are all keys there that stored secrets need?
CREATE POLICY directory_reads ON sealed_secret FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, key_ring, key_version) ON sealed_secret TO fiducia_directory;

CREATE FUNCTION directory.count_secrets_by_key()
RETURNS TABLE (key_ring text, key_version integer, secrets bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT s.key_ring, s.key_version, count(*) FROM public.sealed_secret s
  GROUP BY s.key_ring, s.key_version ORDER BY s.key_ring, s.key_version
$$;
CALL publish_directory_function('directory.count_secrets_by_key()');

CREATE FUNCTION directory.tenants_with_older_keys(ring text, version integer)
RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT s.tenant_id FROM public.sealed_secret s
  WHERE s.key_ring <> $1 OR s.key_version < $2 ORDER BY s.tenant_id
$$;
CALL publish_directory_function('directory.tenants_with_older_keys(text,integer)');
