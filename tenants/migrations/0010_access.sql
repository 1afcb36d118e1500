-- Roles that a partner makes itself, groups of clients, and assignments that name either.

CREATE TABLE client_group (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);
CALL protect_tenant_table('client_group');
GRANT SELECT, INSERT, UPDATE (name), DELETE ON client_group TO fiducia_app;

CREATE TABLE client_group_member (
  tenant_id uuid NOT NULL,
  group_id uuid NOT NULL,
  client_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, group_id, client_id),
  FOREIGN KEY (tenant_id, group_id) REFERENCES client_group (tenant_id, id),
  FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, id)
);
CALL protect_tenant_table('client_group_member');
GRANT SELECT, INSERT, DELETE ON client_group_member TO fiducia_app;

CREATE TABLE custom_role (
  tenant_id uuid NOT NULL REFERENCES tenant (tenant_id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  description text NOT NULL CHECK (length(description) <= 400),
  permissions text[] NOT NULL CHECK (cardinality(permissions) BETWEEN 1 AND 100),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);
CALL protect_tenant_table('custom_role');
GRANT SELECT, INSERT, UPDATE (name, description, permissions, updated_at), DELETE ON custom_role
  TO fiducia_app;

-- Either a built-in role by its name or a custom one by its id.
ALTER TABLE role_assignment
  DROP CONSTRAINT role_assignment_role_check,
  DROP CONSTRAINT role_assignment_scope_type_check,
  DROP CONSTRAINT role_assignment_tenant_id_user_id_role_scope_type_scope_id_key,
  ALTER COLUMN role DROP NOT NULL,
  ADD COLUMN custom_role_id uuid,
  ADD COLUMN scope_client_group_id uuid GENERATED ALWAYS AS
    (CASE WHEN scope_type = 'CLIENT_GROUP' THEN scope_id END) STORED,
  ADD CONSTRAINT role_assignment_role_check CHECK (role IN (
    'TENANT_OWNER', 'PORTFOLIO_MANAGER', 'RISK_OFFICER', 'COMPLIANCE_OFFICER', 'CLIENT_READER',
    'SUPPORT', 'PLATFORM_OPERATOR')),
  ADD CONSTRAINT role_assignment_scope_type_check
    CHECK (scope_type IN ('ALL', 'CLIENT_GROUP', 'CLIENT', 'ACCOUNT')),
  ADD CONSTRAINT role_assignment_one_role CHECK ((role IS NULL) <> (custom_role_id IS NULL)),
  ADD CONSTRAINT role_assignment_once
    UNIQUE NULLS NOT DISTINCT (tenant_id, user_id, role, custom_role_id, scope_type, scope_id),
  ADD FOREIGN KEY (tenant_id, custom_role_id) REFERENCES custom_role (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, scope_client_group_id) REFERENCES client_group (tenant_id, id);
CREATE INDEX role_assignment_of_role ON role_assignment (tenant_id, custom_role_id);
CREATE INDEX role_assignment_of_group ON role_assignment (tenant_id, scope_client_group_id);

ALTER TABLE api_key_grant
  DROP CONSTRAINT api_key_grant_scope_type_check,
  ADD COLUMN scope_client_group_id uuid GENERATED ALWAYS AS
    (CASE WHEN scope_type = 'CLIENT_GROUP' THEN scope_id END) STORED,
  ADD CONSTRAINT api_key_grant_scope_type_check
    CHECK (scope_type IN ('ALL', 'CLIENT_GROUP', 'CLIENT', 'ACCOUNT')),
  ADD FOREIGN KEY (tenant_id, scope_client_group_id) REFERENCES client_group (tenant_id, id);
