-- What was tried stays counted when its run is deleted: a search that was forgotten was made all the same.

create table research_tried (
  tenant_id       uuid not null,
  strategy        text not null,
  symbols         text[] not null,
  first_at        timestamptz not null,
  last_at         timestamptz not null,
  -- SHA-256 of the parameters as text.
  parameters_hash bytea not null check (octet_length(parameters_hash) = 32),
  primary key (tenant_id, strategy, symbols, first_at, last_at, parameters_hash)
);
call protect_tenant_table('research_tried');
call make_insert_only('research_tried');
grant select, insert on research_tried to fiducia_app;

-- A run given again tried nothing new; a combination that was skipped was no trial.
create function remember_its_trials() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if old.rerun_of is null then
    insert into public.research_tried
    select old.tenant_id, old.strategy, old.symbols, old.first_at, old.last_at,
      sha256(convert_to(t.parameters::text, 'UTF8'))
    from public.research_trial t
    where t.tenant_id = old.tenant_id and t.run_id = old.id and t.skipped is null
    on conflict do nothing;
  end if;
  return old;
end
$$;
create trigger trials_stay_counted before delete on research_run
  for each row execute function remember_its_trials();
