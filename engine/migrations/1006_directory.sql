-- The engine's doors across tenants. Each returns ids and the least besides; docs stand at each one.
-- The functions run as fiducia_directory, which sees only the columns granted here.

create policy account_lease_directory on account_lease to fiducia_directory
  using (true) with check (true);
grant select (tenant_id, account_id, owner, epoch, lease_until),
      update (owner, epoch, lease_until) on account_lease to fiducia_directory;

create policy order_outbox_directory on order_outbox to fiducia_directory
  using (true) with check (true);
grant select (tenant_id, account_id, position, kind, order_id, available_at, claimed_by, claimed_until, done_at),
      update (claimed_by, claimed_until) on order_outbox to fiducia_directory;

-- Takes free or expired accounts for one process. Every change of owner raises the epoch, so that
-- appends of the owner before are refused from this commit on.
create function directory.lease_accounts(p_owner text, p_limit integer, p_lease_ms integer)
returns table (tenant_id uuid, account_id uuid, epoch bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with free as (
    select l.tenant_id, l.account_id
    from public.account_lease l
    where l.lease_until is null or l.lease_until < clock_timestamp()
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

-- Extends what the process still owns and names it; what is missing has been lost.
create function directory.renew_leases(p_owner text, p_lease_ms integer)
returns table (tenant_id uuid, account_id uuid, epoch bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update public.account_lease l
  set lease_until = clock_timestamp() + make_interval(secs => p_lease_ms / 1000.0)
  where l.owner = p_owner and l.lease_until >= clock_timestamp()
  returning l.tenant_id, l.account_id, l.epoch
$$;

-- Gives everything back: at a clean stop, and at the start of a process that bears the same name.
create function directory.release_leases(p_owner text)
returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with claims as (
    update public.order_outbox o set claimed_by = null, claimed_until = null
    where o.claimed_by = p_owner and o.done_at is null
    returning 1
  ), leases as (
    update public.account_lease l set owner = null, lease_until = null
    where l.owner = p_owner
    returning 1
  )
  select (select count(*) from leases)::integer + 0 * (select count(*) from claims)::integer
$$;

-- Orders and cancels that are due, in each account's order. An order waits while an earlier row of
-- its account is in someone's hands or to be asked again; a cancel waits for its own order only.
create function directory.claim_order_outbox(p_owner text, p_limit integer)
returns table (tenant_id uuid, account_id uuid, outbox_id bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  -- One claimer at a time: two could otherwise take turns within one account.
  select pg_advisory_xact_lock(7305813, 1);
  with due as (
    select o.tenant_id, o.account_id, o.position
    from public.order_outbox o
    where o.done_at is null and o.available_at <= clock_timestamp()
      and (o.claimed_until is null or o.claimed_until < clock_timestamp())
      and not exists (
        select 1 from public.order_outbox p
        where p.tenant_id = o.tenant_id and p.account_id = o.account_id
          and p.done_at is null and p.position < o.position
          and (p.claimed_until >= clock_timestamp() or p.available_at > clock_timestamp())
          and (o.kind = 'SUBMIT' or p.order_id = o.order_id))
    order by o.available_at, o.position
    limit least(p_limit, 1000)
    for update of o skip locked
  ), claimed as (
    update public.order_outbox o
    set claimed_by = p_owner,
        -- Longer than a gateway may take over a call; a gateway that died is followed after it.
        claimed_until = clock_timestamp() + interval '15 seconds'
    from due
    where o.tenant_id = due.tenant_id and o.account_id = due.account_id and o.position = due.position
    returning o.tenant_id, o.account_id, o.position
  )
  select c.tenant_id, c.account_id, c.position from claimed c
  order by c.tenant_id, c.account_id, c.position
$$;

call publish_directory_function('directory.lease_accounts(text, integer, integer)');
call publish_directory_function('directory.renew_leases(text, integer)');
call publish_directory_function('directory.release_leases(text)');
call publish_directory_function('directory.claim_order_outbox(text, integer)');
