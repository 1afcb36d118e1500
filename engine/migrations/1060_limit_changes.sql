-- Limits of an account that change while it runs, and what may go live.

alter table account_command drop constraint account_command_kind_check,
  add constraint account_command_kind_check check (kind in
    ('OPEN', 'DEPLOY', 'STOP_DEPLOYMENT', 'PLACE_ORDER', 'CANCEL_ORDER', 'HALT', 'RELEASE',
     'CHANGE_LIMITS'));

-- One row for each change that took effect, at the journal entry that made it.
create table limit_change (
  tenant_id       uuid not null,
  id              uuid not null,
  account_id      uuid not null,
  seq             bigint not null check (seq > 0),
  -- Stamp of the entry; with the mandates, what a backtest needs to follow it.
  market_time     timestamptz not null,
  before          jsonb not null check (jsonb_typeof(before) = 'object'),
  after           jsonb not null check (jsonb_typeof(after) = 'object'),
  -- Null where the partner does without a second person.
  approval_id     uuid,
  changed_by      text not null,
  changed_by_name text not null,
  changed_at      timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, account_id, seq),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, approval_id) references approval (tenant_id, id)
);
call protect_tenant_table('limit_change');
call make_insert_only('limit_change');
grant select, insert on limit_change to fiducia_app;
