-- Research: backtests and searches that run on the server. The run's row is also its place in the
-- queue: it is enqueued, canceled and finished in the transactions of the use cases themselves.

create table research_run (
  tenant_id         uuid not null,
  id                uuid not null,
  kind              text not null check (kind in ('BACKTEST', 'SWEEP')),
  -- Everything that decides the outcome, canonical JSON byte for byte as it was hashed.
  spec              text not null check (octet_length(spec) <= 262144),
  spec_hash         bytea not null check (octet_length(spec_hash) = 32),
  -- Of the spec, for lists and for counting trials of one family on overlapping data.
  strategy          text not null,
  symbols           text[] not null,
  first_at          timestamptz not null,
  last_at           timestamptz not null check (last_at >= first_at),
  status            text not null default 'QUEUED'
                      check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELED')),
  -- Bars of a backtest, trials of a sweep.
  progress_done     integer not null default 0 check (progress_done >= 0),
  progress_total    integer not null check (progress_total > 0),
  -- The run whose outcome this one has to give again.
  rerun_of          uuid,
  requested_by_kind text not null check (requested_by_kind in ('USER', 'API_KEY', 'SYSTEM')),
  requested_by      text not null,
  requested_by_name text not null,
  requested_at      timestamptz not null default now(),
  started_at        timestamptz,
  finished_at       timestamptz,
  -- Starts since the last thing that was saved: a run that keeps killing its process is given up.
  attempts          integer not null default 0 check (attempts >= 0),
  -- Who works on it. Each change of hands raises the epoch, under which everything is saved.
  owner             text,
  epoch             bigint not null default 0 check (epoch >= 0),
  lease_until       timestamptz,
  -- Set when it ends. `outcome` holds figures and hashes, never the columns.
  outcome           jsonb,
  error_code        text,
  error             text,
  primary key (tenant_id, id),
  foreign key (tenant_id, rerun_of) references research_run (tenant_id, id),
  check ((status in ('DONE', 'FAILED', 'CANCELED')) = (finished_at is not null)),
  check ((status = 'DONE') = (outcome is not null)),
  check ((status = 'FAILED') = (error is not null))
);
create index research_run_page on research_run (tenant_id, requested_at desc, id desc);
create index research_run_open on research_run (requested_at) where status in ('QUEUED', 'RUNNING');
create index research_run_family on research_run (tenant_id, strategy);

-- The columns behind an outcome, compressed: equity, trades, tear sheet.
create table research_part (
  tenant_id uuid not null,
  run_id    uuid not null,
  part      text not null,
  data      bytea not null check (octet_length(data) <= 33554432),
  primary key (tenant_id, run_id, part),
  foreign key (tenant_id, run_id) references research_run (tenant_id, id)
);

-- Every backtest of a search, written in batches: a search whose worker died goes on after them.
create table research_trial (
  tenant_id  uuid not null,
  run_id     uuid not null,
  number     integer not null check (number > 0),
  parameters jsonb not null,
  -- Null when the combination was refused or the strategy failed; `skipped` says why.
  objective  double precision,
  measures   jsonb,
  skipped    text,
  -- Returns on a common grid of the period, float32 little-endian, for clustering.
  returns    bytea,
  primary key (tenant_id, run_id, number),
  foreign key (tenant_id, run_id) references research_run (tenant_id, id),
  check ((skipped is null) = (measures is not null))
);
create index research_trial_best on research_trial (tenant_id, run_id, objective, number);

call protect_tenant_table('research_run');
call protect_tenant_table('research_part');
call protect_tenant_table('research_trial');
call make_insert_only('research_part');
call make_insert_only('research_trial');

grant select, insert, update on research_run to fiducia_app;
grant select, insert on research_part, research_trial to fiducia_app;

-- The doors across tenants: workers take runs of any tenant.
create policy research_run_directory on research_run to fiducia_directory
  using (true) with check (true);
grant select (tenant_id, id, status, requested_at, owner, epoch, lease_until),
      update (owner, epoch, lease_until) on research_run to fiducia_directory;

-- Takes waiting or abandoned runs, the tenant with the fewest at work first, so that a long queue of
-- one tenant stands behind the short one of another.
create function directory.lease_research(p_owner text, p_limit integer, p_lease_ms integer, p_per_tenant integer)
returns table (tenant_id uuid, run_id uuid, epoch bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  -- One taker at a time: two would otherwise both count the same runs as not at work.
  select pg_advisory_xact_lock(7305813, 2);
  with open as (
    select r.tenant_id, r.id, r.requested_at,
      coalesce(r.lease_until >= clock_timestamp(), false) as held
    from public.research_run r
    where r.status in ('QUEUED', 'RUNNING')
  ), placed as (
    select o.tenant_id, o.id, o.requested_at, o.held,
      count(*) filter (where o.held) over (partition by o.tenant_id)
        + row_number() over (partition by o.tenant_id, o.held order by o.requested_at, o.id) as place
    from open o
  ), chosen as (
    select p.tenant_id, p.id from placed p
    where not p.held and p.place <= p_per_tenant
    order by p.place, p.requested_at, p.id
    limit least(p_limit, 100)
  )
  update public.research_run r
  set owner = p_owner, epoch = r.epoch + 1,
      lease_until = clock_timestamp() + make_interval(secs => p_lease_ms / 1000.0)
  from chosen c
  where r.tenant_id = c.tenant_id and r.id = c.id
    and (r.lease_until is null or r.lease_until < clock_timestamp())
  returning r.tenant_id, r.id, r.epoch
$$;

create function directory.renew_research(p_owner text, p_lease_ms integer)
returns table (tenant_id uuid, run_id uuid, epoch bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update public.research_run r
  set lease_until = clock_timestamp() + make_interval(secs => p_lease_ms / 1000.0)
  where r.owner = p_owner and r.lease_until >= clock_timestamp()
    and r.status in ('QUEUED', 'RUNNING')
  returning r.tenant_id, r.id, r.epoch
$$;

-- At a clean stop, and at the start of a process that bears the same name.
create function directory.release_research(p_owner text)
returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with released as (
    update public.research_run r set owner = null, lease_until = null
    where r.owner = p_owner
    returning 1
  )
  select count(*)::integer from released
$$;

call publish_directory_function('directory.lease_research(text, integer, integer, integer)');
call publish_directory_function('directory.renew_research(text, integer)');
call publish_directory_function('directory.release_research(text)');
