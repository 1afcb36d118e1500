-- Signed heads of the audit trees, the keys that signed them, and what contradicts them.

-- Public keys of this installation: a gateway shows them without reaching the private ones.
CREATE TABLE audit_signing_key (
  public_key bytea PRIMARY KEY CHECK (length(public_key) = 32),
  announced_at timestamptz NOT NULL
);
CALL make_insert_only('audit_signing_key');
GRANT SELECT, INSERT ON audit_signing_key TO fiducia_app;

CREATE TABLE audit_checkpoint (
  tenant_id uuid NOT NULL,
  tree_size bigint NOT NULL,
  root_hash bytea NOT NULL CHECK (length(root_hash) = 32),
  -- The signed note itself (docs/audit-format.md).
  note text NOT NULL CHECK (length(note) <= 4096),
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, tree_size),
  FOREIGN KEY (tenant_id, tree_size) REFERENCES audit_tree_head (tenant_id, tree_size)
);
CALL protect_tenant_table('audit_checkpoint');
CALL make_insert_only('audit_checkpoint');
GRANT SELECT, INSERT ON audit_checkpoint TO fiducia_app;

-- A row here = the head lies in the object storage as well.
CREATE TABLE audit_checkpoint_copy (
  tenant_id uuid NOT NULL,
  tree_size bigint NOT NULL,
  copied_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, tree_size),
  FOREIGN KEY (tenant_id, tree_size) REFERENCES audit_checkpoint (tenant_id, tree_size)
);
CALL protect_tenant_table('audit_checkpoint_copy');
CALL make_insert_only('audit_checkpoint_copy');
GRANT SELECT, INSERT ON audit_checkpoint_copy TO fiducia_app;

-- The log contradicts a head that was kept outside: nothing is changed until people have looked.
CREATE TABLE audit_alarm (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('SET_BACK', 'REWRITTEN', 'TWO_HEADS')),
  sentence text NOT NULL CHECK (length(sentence) <= 1000),
  raised_at timestamptz NOT NULL,
  cleared_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_alarm_open ON audit_alarm (tenant_id) WHERE cleared_at IS NULL;
CALL protect_tenant_table('audit_alarm');
GRANT SELECT, INSERT, UPDATE (cleared_at) ON audit_alarm TO fiducia_app;

-- Every change leaves an entry, so refusing the entry refuses the change, whoever makes it. What
-- stops trading and lets people in to look goes on.
CREATE FUNCTION refuse_entry_while_history_is_in_doubt() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
  IF NEW.action IN ('account.halt', 'account.suspend', 'order.cancel', 'audit.accept')
    OR NEW.action LIKE 'session.%' THEN
    RETURN NEW;
  END IF;
  IF EXISTS (
    SELECT 1 FROM audit_alarm a WHERE a.tenant_id = NEW.tenant_id AND a.cleared_at IS NULL
  ) THEN
    RAISE EXCEPTION 'The audit log of this tenant contradicts a head that was kept'
      USING ERRCODE = 'FD001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER history_is_not_in_doubt BEFORE INSERT ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_entry_while_history_is_in_doubt();

-- For the portal's filters: newest first of one action or one actor.
CREATE INDEX audit_entry_action ON audit_entry (tenant_id, action, id);
CREATE INDEX audit_entry_actor ON audit_entry (tenant_id, actor_id, id);
CREATE INDEX audit_entry_time ON audit_entry (tenant_id, occurred_at);

CREATE POLICY directory_reads ON audit_tree_head FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, tree_size) ON audit_tree_head TO fiducia_directory;
CREATE POLICY directory_reads ON audit_checkpoint FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, tree_size, signed_at) ON audit_checkpoint TO fiducia_directory;

-- Trees that have grown by so many entries since their last signed head, or whose head is older.
CREATE FUNCTION directory.audit_trees_to_sign(
  min_entries bigint, signed_before timestamptz, max_tenants integer
)
RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.tenant_id
  FROM public.tenant t
  CROSS JOIN LATERAL (
    SELECT h.tree_size FROM public.audit_tree_head h
    WHERE h.tenant_id = t.tenant_id ORDER BY h.tree_size DESC LIMIT 1
  ) head
  LEFT JOIN LATERAL (
    SELECT c.tree_size, c.signed_at FROM public.audit_checkpoint c
    WHERE c.tenant_id = t.tenant_id ORDER BY c.tree_size DESC LIMIT 1
  ) signed ON true
  WHERE signed.tree_size IS NULL
    OR head.tree_size >= signed.tree_size + $1
    OR (head.tree_size > signed.tree_size AND signed.signed_at < $2)
  ORDER BY signed.signed_at NULLS FIRST
  LIMIT $3
$$;
CALL publish_directory_function('directory.audit_trees_to_sign(bigint,timestamptz,integer)');
