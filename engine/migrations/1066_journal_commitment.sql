-- How far the journal of each account has been committed into its tenant's audit log.

create table journal_commitment (
  tenant_id    uuid not null,
  account_id   uuid not null,
  seq          bigint not null check (seq > 0),
  committed_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
call protect_tenant_table('journal_commitment');
grant select, insert, update on journal_commitment to fiducia_app;

create policy directory_reads on journal_commitment for select to fiducia_directory using (true);
grant select (tenant_id, account_id, seq) on journal_commitment to fiducia_directory;
create policy directory_reads on account_summary for select to fiducia_directory using (true);
grant select (tenant_id, account_id, seq) on account_summary to fiducia_directory;

create function directory.tenants_with_uncommitted_journals(max_tenants integer)
returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct s.tenant_id
  from public.account_summary s
  left join public.journal_commitment c
    on c.tenant_id = s.tenant_id and c.account_id = s.account_id
  where s.seq > coalesce(c.seq, 0)
  limit $1
$$;
call publish_directory_function('directory.tenants_with_uncommitted_journals(integer)');

-- Accounts of a tenant whose log contradicts a kept head are run by nobody until people have looked.
create policy directory_reads on audit_alarm for select to fiducia_directory using (true);
grant select (tenant_id, cleared_at) on audit_alarm to fiducia_directory;

-- The functions belong to the directory role: as its member we take its place for a moment.
set local role fiducia_directory;

create or replace function directory.lease_accounts(p_owner text, p_limit integer, p_lease_ms integer)
returns table (tenant_id uuid, account_id uuid, epoch bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with free as (
    select l.tenant_id, l.account_id
    from public.account_lease l
    where (l.lease_until is null or l.lease_until < clock_timestamp())
      and not exists (
        select 1 from public.audit_alarm a
        where a.tenant_id = l.tenant_id and a.cleared_at is null)
    order by l.lease_until nulls first
    limit least(p_limit, 1000)
    for update skip locked
  )
  update public.account_lease l
  set owner = p_owner, epoch = l.epoch + 1,
      lease_until = clock_timestamp() + make_interval(secs => p_lease_ms / 1000.0)
  from free
  where l.tenant_id = free.tenant_id and l.account_id = free.account_id
  returning l.tenant_id, l.account_id, l.epoch
$$;

create or replace function directory.renew_leases(p_owner text, p_lease_ms integer)
returns table (tenant_id uuid, account_id uuid, epoch bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update public.account_lease l
  set lease_until = clock_timestamp() + make_interval(secs => p_lease_ms / 1000.0)
  where l.owner = p_owner and l.lease_until >= clock_timestamp()
    and not exists (
      select 1 from public.audit_alarm a
      where a.tenant_id = l.tenant_id and a.cleared_at is null)
  returning l.tenant_id, l.account_id, l.epoch
$$;

reset role;
