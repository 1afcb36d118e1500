-- Cancels of paper accounts keep their place among the orders. A cancel that overtook an order which
-- took long to be sent would be answered before it, and the journal would no longer be that of a
-- backtest. With real money nothing holds up a cancel but its own order.

grant select (id) on account to fiducia_directory;

set local role fiducia_directory;

create or replace function directory.claim_order_outbox(p_owner text, p_limit integer)
returns table (tenant_id uuid, account_id uuid, outbox_id bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  -- One claimer at a time: two could otherwise take turns within one account.
  select pg_advisory_xact_lock(7305813, 1);
  with due as (
    select o.tenant_id, o.account_id, o.position
    from public.order_outbox o
    join public.account a on a.tenant_id = o.tenant_id and a.id = o.account_id
    where o.done_at is null and o.available_at <= clock_timestamp()
      and (o.claimed_until is null or o.claimed_until < clock_timestamp())
      and not exists (
        select 1 from public.order_outbox p
        where p.tenant_id = o.tenant_id and p.account_id = o.account_id
          and p.done_at is null and p.position < o.position
          and (p.claimed_until >= clock_timestamp() or p.available_at > clock_timestamp())
          and (o.kind = 'SUBMIT' or p.order_id = o.order_id or a.mode = 'PAPER'))
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

reset role;
