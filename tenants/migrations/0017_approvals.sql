-- What needs a second person: requests, what became of them, and for what a tenant wants them.

CREATE TABLE approval (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('LIMIT_CHANGE', 'ACCOUNT_GO_LIVE', 'KILL_SWITCH_RELEASE',
    'ROLE_CHANGE', 'KEY_ROTATION', 'POLICY_CHANGE')),
  resource_type text NOT NULL,
  resource_id uuid NOT NULL,
  resource_name text NOT NULL CHECK (length(resource_name) BETWEEN 1 AND 400),
  -- Where it lies; null for what is the whole tenant's.
  account_id uuid,
  -- Canonical JSON, byte for byte what was shown and hashed.
  payload text NOT NULL CHECK (length(payload) <= 65536),
  payload_hash bytea NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  requested_by_kind text NOT NULL CHECK (requested_by_kind IN ('USER', 'API_KEY')),
  requested_by text NOT NULL,
  -- The person behind; of a key, who made it. Null where the platform made the key.
  requested_by_user uuid,
  requested_by_name text NOT NULL,
  requested_session uuid,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > requested_at),
  status text NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'EXPIRED',
    'WITHDRAWN', 'FAILED')),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text CHECK (length(decision_reason) BETWEEN 1 AND 1000),
  failure text CHECK (length(failure) BETWEEN 1 AND 1000),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  FOREIGN KEY (tenant_id, requested_by_user) REFERENCES app_user (tenant_id, id),
  FOREIGN KEY (tenant_id, decided_by) REFERENCES app_user (tenant_id, id),
  CHECK (payload_hash = sha256(convert_to(payload, 'UTF8'))),
  CHECK (requested_by_kind = 'API_KEY' OR requested_by_user IS NOT NULL),
  CHECK ((status = 'PENDING') = (decided_at IS NULL)),
  CHECK ((status = 'FAILED') = (failure IS NOT NULL)),
  CHECK (status NOT IN ('APPROVED', 'REJECTED') OR decided_by IS NOT NULL),
  -- Four eyes, whatever a program may get wrong: the author takes back, and decides nothing.
  CHECK (status IN ('PENDING', 'WITHDRAWN') OR decided_by IS NULL
    OR requested_by_user IS NULL OR decided_by <> requested_by_user)
);
-- One request of a kind waits for each subject: two that contradict would be granted by accident.
CREATE UNIQUE INDEX approval_waiting ON approval (tenant_id, kind, resource_type, resource_id)
  WHERE status = 'PENDING';
CREATE INDEX approval_due ON approval (expires_at) WHERE status = 'PENDING';
CREATE INDEX approval_of_account ON approval (tenant_id, account_id, id);
CALL protect_tenant_table('approval');
GRANT SELECT, INSERT, UPDATE (status, decided_by, decided_by_name, decided_at, decision_reason,
  failure) ON approval TO fiducia_app;

-- The transition table of approval-status.ts once more, where no program gets past it.
CREATE FUNCTION approval_moves_on() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
  IF NOT (OLD.status = 'PENDING' AND NEW.status <> 'PENDING')
    AND NOT (OLD.status = 'APPROVED' AND NEW.status = 'FAILED') THEN
    RAISE EXCEPTION 'An approval that is % does not become %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER moves_on BEFORE UPDATE ON approval
  FOR EACH ROW EXECUTE FUNCTION approval_moves_on();

-- A kind without a row needs a second person.
CREATE TABLE approval_policy (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  kind text NOT NULL CHECK (kind IN ('LIMIT_CHANGE', 'ACCOUNT_GO_LIVE', 'KILL_SWITCH_RELEASE',
    'ROLE_CHANGE', 'KEY_ROTATION')),
  required boolean NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, kind)
);
CALL protect_tenant_table('approval_policy');
GRANT SELECT, INSERT, UPDATE (required, updated_at) ON approval_policy TO fiducia_app;

-- What an approval changes of an account's agreement.
GRANT UPDATE (mandate, live_approved_at) ON account TO fiducia_app;

CREATE POLICY directory_reads ON approval FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, status, expires_at) ON approval TO fiducia_directory;

CREATE FUNCTION directory.tenants_with_due_approvals(due_at_ms bigint, max_tenants integer)
RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT p.tenant_id FROM public.approval p
  WHERE p.status = 'PENDING' AND p.expires_at <= to_timestamp($1 / 1000.0) LIMIT $2
$$;
CALL publish_directory_function('directory.tenants_with_due_approvals(bigint, integer)');
