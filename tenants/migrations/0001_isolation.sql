-- What every later migration uses: schemas, default privileges, and the one text of the tenant policy.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO fiducia_app, fiducia_directory;

-- Functions that may look across tenants live here and nowhere else.
CREATE SCHEMA directory;
GRANT USAGE ON SCHEMA directory TO fiducia_app, fiducia_directory;
GRANT CREATE ON SCHEMA directory TO fiducia_directory;

-- PostgreSQL lets everybody execute new functions unless told otherwise.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC;

-- After a commit the setting is '' and not NULL, and ''::uuid raises: hence nullif.
CREATE PROCEDURE protect_tenant_table(tenant_table regclass)
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  -- Without FORCE the tables' owner would read every tenant.
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format(
    'CREATE POLICY tenant_isolation ON %s FOR ALL '
    'USING (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) '
    'WITH CHECK (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)',
    tenant_table
  );
END
$$;

-- For insert-only tables: privileges already refuse, this refuses the owner as well.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: its rows are written once', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE PROCEDURE make_insert_only(target regclass)
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER rows_are_written_once BEFORE UPDATE OR DELETE ON %s '
    'FOR EACH ROW EXECUTE FUNCTION refuse_change()', target);
  EXECUTE format(
    'CREATE TRIGGER table_is_never_emptied BEFORE TRUNCATE ON %s '
    'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', target);
END
$$;

-- Hands a SECURITY DEFINER function of schema directory to the role that may look across tenants,
-- after giving the application leave to call it.
CREATE PROCEDURE publish_directory_function(target regprocedure)
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
  EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', target);
  EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO fiducia_app', target);
  EXECUTE format('ALTER FUNCTION %s OWNER TO fiducia_directory', target);
END
$$;
