-- Research is kept for so long and asked for so often: limits of a tenant, and how runs are deleted.

-- A tenant without a row has the defaults of research-limits.ts.
create table research_limit (
  tenant_id  uuid not null primary key,
  keep_days  integer not null check (keep_days between 1 and 3650),
  keep_runs  integer not null check (keep_runs between 1 and 100000),
  daily_runs integer not null check (daily_runs between 0 and 100000),
  updated_at timestamptz not null
);
call protect_tenant_table('research_limit');
grant select, insert, update (keep_days, keep_runs, daily_runs, updated_at)
  on research_limit to fiducia_app;

-- What a run computed goes with the run, and with nothing else.
alter table research_part drop constraint research_part_tenant_id_run_id_fkey,
  add constraint research_part_of_run foreign key (tenant_id, run_id)
    references research_run (tenant_id, id) on delete cascade;
alter table research_trial drop constraint research_trial_tenant_id_run_id_fkey,
  add constraint research_trial_of_run foreign key (tenant_id, run_id)
    references research_run (tenant_id, id) on delete cascade;

create function goes_with_its_run() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if exists (select from public.research_run r where r.tenant_id = old.tenant_id and r.id = old.run_id)
  then
    raise exception 'DELETE of % is refused: its rows go with their run', tg_table_name
      using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;
drop trigger rows_are_written_once on research_part;
drop trigger rows_are_written_once on research_trial;
create trigger rows_are_written_once before update on research_part
  for each row execute function refuse_change();
create trigger rows_are_written_once before update on research_trial
  for each row execute function refuse_change();
create trigger rows_go_with_their_run before delete on research_part
  for each row execute function goes_with_its_run();
create trigger rows_go_with_their_run before delete on research_trial
  for each row execute function goes_with_its_run();

-- Nobody deletes what is waiting or at work, whatever a program may get wrong.
create function only_ended_runs_go() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if old.finished_at is null then
    raise exception 'DELETE of research_run is refused: the run has not ended'
      using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;
create trigger only_ended_runs_go before delete on research_run
  for each row execute function only_ended_runs_go();
grant delete on research_run to fiducia_app;

-- A run stays while another one claims to have given the same again.
create index research_run_rerun on research_run (tenant_id, rerun_of) where rerun_of is not null;
create index research_run_finished on research_run (tenant_id, finished_at)
  where finished_at is not null;
