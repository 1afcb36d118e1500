-- The audit log: a row in the transaction of the change, a place in the tree soon after.

CREATE TABLE audit_entry (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('USER', 'API_KEY', 'SYSTEM')),
  actor_id text NOT NULL,
  action text NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
  resource_type text NOT NULL,
  resource_id text NOT NULL,
  -- For filters and scopes only; what is proven is in the leaf.
  account_id uuid,
  request_id text NOT NULL CHECK (length(request_id) <= 128),
  -- The canonical JSON itself, byte for byte as hashed (docs/audit-format.md).
  leaf text NOT NULL CHECK (length(leaf) <= 262144),
  leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  -- The database recomputes the hash, so no program can file a leaf under another one's hash.
  CHECK (leaf_hash = sha256('\x00'::bytea || convert_to(leaf, 'UTF8')))
);
CREATE INDEX audit_entry_resource ON audit_entry (tenant_id, resource_type, resource_id, id);
CREATE INDEX audit_entry_account ON audit_entry (tenant_id, account_id, id);
CALL protect_tenant_table('audit_entry');
CALL make_insert_only('audit_entry');
GRANT SELECT, INSERT ON audit_entry TO fiducia_app;

-- Personal data and free text, whose salted hashes stand in the leaf: may be erased one day.
CREATE TABLE audit_private (
  tenant_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  field text NOT NULL CHECK (field IN ('BEFORE', 'AFTER', 'REASON')),
  salt bytea NOT NULL CHECK (length(salt) = 32),
  content text NOT NULL CHECK (length(content) <= 262144),
  PRIMARY KEY (tenant_id, entry_id, field),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES audit_entry (tenant_id, id)
);
CALL protect_tenant_table('audit_private');
GRANT SELECT, INSERT ON audit_private TO fiducia_app;

-- A row here = committed, and not in the tree yet. Ids and stamps cannot tell that: a transaction
-- that began earlier may commit later.
CREATE TABLE audit_pending (
  tenant_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, entry_id),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES audit_entry (tenant_id, id)
);
CALL protect_tenant_table('audit_pending');
GRANT SELECT, INSERT, DELETE ON audit_pending TO fiducia_app;

CREATE FUNCTION audit_entry_awaits_its_place() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
  INSERT INTO audit_pending (tenant_id, entry_id) VALUES (NEW.tenant_id, NEW.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER awaits_its_place AFTER INSERT ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_entry_awaits_its_place();

CREATE TABLE audit_leaf (
  tenant_id uuid NOT NULL,
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  entry_id uuid NOT NULL,
  leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
  PRIMARY KEY (tenant_id, leaf_index),
  UNIQUE (tenant_id, entry_id),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES audit_entry (tenant_id, id)
);
CALL protect_tenant_table('audit_leaf');
CALL make_insert_only('audit_leaf');
GRANT SELECT, INSERT ON audit_leaf TO fiducia_app;

CREATE TABLE audit_tree_head (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  tree_size bigint NOT NULL CHECK (tree_size > 0),
  root_hash bytea NOT NULL CHECK (length(root_hash) = 32),
  -- Roots of the perfect subtrees, largest first: what the next batch continues from.
  frontier bytea[] NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, tree_size)
);
CALL protect_tenant_table('audit_tree_head');
CALL make_insert_only('audit_tree_head');
GRANT SELECT, INSERT ON audit_tree_head TO fiducia_app;
