-- What the platform's operator sees of all partners: how many of what, and whether something waits.
-- Counts alone: no name of a client, no amount of money, nothing that a partner's people wrote.

create policy directory_counts on account for select to fiducia_directory using (true);
grant select (tenant_id, mode) on account to fiducia_directory;
grant select (status) on account_summary to fiducia_directory;
create policy directory_counts on app_user for select to fiducia_directory using (true);
grant select (tenant_id, status) on app_user to fiducia_directory;
grant select (created_at) on audit_tree_head to fiducia_directory;
grant select (name, environment, created_at) on tenant to fiducia_directory;
grant select (revoked_at, expires_at) on api_key to fiducia_directory;

-- The next page of partners in the order of their slugs.
create function directory.platform_overview(after_slug text, page_size integer)
returns table (
  tenant_id uuid, slug text, name text, environment text, created_at timestamptz,
  accounts bigint, live_accounts bigint, halted_accounts bigint,
  users bigint, invited_users bigint, api_keys bigint,
  research_at_work bigint, orders_to_send bigint, mails_to_send bigint,
  audit_size bigint, audit_sequenced_at timestamptz, audit_waiting bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.tenant_id, t.slug, t.name, t.environment, t.created_at,
    a.accounts, a.live, s.halted, u.active, u.invited, k.keys, r.runs, o.orders, m.mails,
    coalesce(h.tree_size, 0), h.created_at, p.waiting
  from (
    select x.tenant_id, x.slug, x.name, x.environment, x.created_at from public.tenant x
    where x.slug > coalesce($1, '') order by x.slug limit least($2, 201)
  ) t
  cross join lateral (select count(*) as accounts, count(*) filter (where x.mode = 'LIVE') as live
    from public.account x where x.tenant_id = t.tenant_id) a
  cross join lateral (select count(*) filter (where x.status = 'HALTED') as halted
    from public.account_summary x where x.tenant_id = t.tenant_id) s
  cross join lateral (select count(*) filter (where x.status = 'ACTIVE') as active,
      count(*) filter (where x.status = 'INVITED') as invited
    from public.app_user x where x.tenant_id = t.tenant_id) u
  cross join lateral (select count(*) as keys from public.api_key x
    where x.tenant_id = t.tenant_id and x.revoked_at is null
      and (x.expires_at is null or x.expires_at > clock_timestamp())) k
  cross join lateral (select count(*) as runs from public.research_run x
    where x.tenant_id = t.tenant_id and x.status in ('QUEUED', 'RUNNING')) r
  cross join lateral (select count(*) as orders from public.order_outbox x
    where x.tenant_id = t.tenant_id and x.done_at is null) o
  cross join lateral (select count(*) as mails from public.mail x
    where x.tenant_id = t.tenant_id and x.status = 'WAITING') m
  left join lateral (select x.tree_size, x.created_at from public.audit_tree_head x
    where x.tenant_id = t.tenant_id order by x.tree_size desc limit 1) h on true
  cross join lateral (select count(*) as waiting from public.audit_pending x
    where x.tenant_id = t.tenant_id) p
  order by t.slug
$$;
call publish_directory_function('directory.platform_overview(text, integer)');
