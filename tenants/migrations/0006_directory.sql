-- The only doors across tenants (tenants/src/directory). Each runs as fiducia_directory, which owns
-- no table, has no BYPASSRLS, and sees the columns granted here and no others.

CREATE POLICY directory_reads ON tenant FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, slug) ON tenant TO fiducia_directory;
CREATE POLICY directory_reads ON tenant_host FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, host) ON tenant_host TO fiducia_directory;
CREATE POLICY directory_reads ON sign_in_name FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, name, user_id) ON sign_in_name TO fiducia_directory;
CREATE POLICY directory_reads ON session FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, id, token_hash) ON session TO fiducia_directory;
CREATE POLICY directory_reads ON api_key FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id, id, public_id) ON api_key TO fiducia_directory;
CREATE POLICY directory_reads ON audit_pending FOR SELECT TO fiducia_directory USING (true);
GRANT SELECT (tenant_id) ON audit_pending TO fiducia_directory;

CREATE FUNCTION directory.find_sign_in(sign_in_name text)
RETURNS TABLE (tenant_id uuid, user_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT s.tenant_id, s.user_id FROM public.sign_in_name s WHERE s.name = $1
$$;
CALL publish_directory_function('directory.find_sign_in(text)');

CREATE FUNCTION directory.find_session(token_hash bytea)
RETURNS TABLE (tenant_id uuid, session_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT s.tenant_id, s.id FROM public.session s WHERE s.token_hash = $1
$$;
CALL publish_directory_function('directory.find_session(bytea)');

CREATE FUNCTION directory.find_api_key(public_id text)
RETURNS TABLE (tenant_id uuid, api_key_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT k.tenant_id, k.id FROM public.api_key k WHERE k.public_id = $1
$$;
CALL publish_directory_function('directory.find_api_key(text)');

CREATE FUNCTION directory.tenant_by_host(host text)
RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT h.tenant_id FROM public.tenant_host h WHERE h.host = $1
$$;
CALL publish_directory_function('directory.tenant_by_host(text)');

CREATE FUNCTION directory.tenant_by_slug(slug text)
RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.tenant_id FROM public.tenant t WHERE t.slug = $1
$$;
CALL publish_directory_function('directory.tenant_by_slug(text)');

CREATE FUNCTION directory.list_tenants()
RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.tenant_id FROM public.tenant t ORDER BY t.tenant_id
$$;
CALL publish_directory_function('directory.list_tenants()');

CREATE FUNCTION directory.tenants_with_unsequenced_audit(max_tenants integer)
RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT p.tenant_id FROM public.audit_pending p LIMIT $1
$$;
CALL publish_directory_function('directory.tenants_with_unsequenced_audit(integer)');
