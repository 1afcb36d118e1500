-- Who runs an account, what it was asked for, and everything that it did.

create table account_lease (
  tenant_id   uuid not null,
  account_id  uuid not null,
  owner       text,
  -- Grows with every change of owner. An append states the epoch it was made under.
  epoch       bigint not null default 0 check (epoch >= 0),
  lease_until timestamptz,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index account_lease_free on account_lease (lease_until);

create table account_command (
  tenant_id    uuid not null,
  id           uuid not null,
  account_id   uuid not null,
  kind         text not null check (kind in
                 ('OPEN', 'DEPLOY', 'STOP_DEPLOYMENT', 'PLACE_ORDER', 'CANCEL_ORDER', 'HALT', 'RELEASE')),
  payload      jsonb not null,
  status       text not null default 'PENDING' check (status in ('PENDING', 'APPLIED', 'REFUSED')),
  -- What the account answered; null while pending.
  result       jsonb,
  applied_seq  bigint,
  requested_at timestamptz not null default now(),
  answered_at  timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  check ((status = 'PENDING') = (result is null))
);
create index account_command_pending on account_command (tenant_id, account_id, id)
  where status = 'PENDING';

create table journal_entry (
  tenant_id   uuid not null,
  account_id  uuid not null,
  seq         bigint not null check (seq > 0),
  run         integer not null check (run > 0),
  -- Market time of the input.
  at          timestamptz not null,
  input_type  text not null,
  -- Canonical JSON, byte for byte what the hash covers.
  entry       text not null,
  hash        bytea not null check (octet_length(hash) = 32),
  epoch       bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, account_id, seq),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

-- A cache of the fold of the journal: losing it costs time, nothing else.
create table account_snapshot (
  tenant_id  uuid not null,
  account_id uuid not null,
  seq        bigint not null,
  hash       bytea not null check (octet_length(hash) = 32),
  state      text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, account_id, seq),
  foreign key (tenant_id, account_id, seq) references journal_entry (tenant_id, account_id, seq)
);

create table halt (
  tenant_id       uuid not null,
  id              uuid not null,
  account_id      uuid not null,
  cause           text not null check (cause in ('RULE', 'PERSON')),
  rule            text,
  sentence        text not null,
  figures         jsonb not null default '{}',
  reason          text,
  close_positions boolean not null,
  market_time     timestamptz,
  -- Journal entry from which on the account itself knows of it; null until it has been told.
  seq             bigint,
  pressed_at      timestamptz not null default now(),
  pressed_by_kind text not null check (pressed_by_kind in ('USER', 'API_KEY', 'SYSTEM')),
  pressed_by      text not null,
  pressed_by_name text not null,
  released_at     timestamptz,
  released_by     text,
  released_by_name text,
  release_reason  text,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  check ((cause = 'RULE') = (rule is not null)),
  -- Four eyes: nobody lifts a halt that they pressed themselves.
  check (released_by is null or released_by <> pressed_by)
);
create index halt_in_force on halt (tenant_id, account_id) where released_at is null;

create table account_summary (
  tenant_id        uuid not null,
  account_id       uuid not null,
  symbols          text[] not null,
  -- Run of the market replay that the account lives in; its own runs are counted from 1.
  market_run       integer not null,
  status           text not null check (status in ('ACTIVE', 'HALTED')),
  run              integer not null,
  seq              bigint not null,
  hash             bytea not null check (octet_length(hash) = 32),
  starting_cash    numeric not null,
  cash             numeric not null,
  equity           numeric not null,
  exposure         numeric not null,
  day_start_equity numeric not null,
  peak_equity      numeric not null,
  market_time      timestamptz,
  -- Why the engine itself cannot run the account on, e.g. a journal that does not verify.
  engine_problem   text,
  updated_at       timestamptz not null default now(),
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

create table deployment (
  tenant_id         uuid not null,
  id                uuid not null,
  account_id        uuid not null,
  -- `d1`, `d2` …: the kernel's name, stable for ever.
  ref               text not null check (ref ~ '^d[1-9][0-9]*$'),
  strategy          text not null,
  strategy_version  text not null,
  parameters        jsonb not null,
  symbols           text[] not null,
  capital_share_pct numeric not null check (capital_share_pct > 0 and capital_share_pct <= 100),
  status            text not null check (status in ('RUNNING', 'STOPPED', 'FAILED')),
  status_reason     text,
  -- Market time.
  started_at        timestamptz not null,
  stopped_at        timestamptz,
  created_at        timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, account_id, ref),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

call protect_tenant_table('account_lease');
call protect_tenant_table('account_command');
call protect_tenant_table('journal_entry');
call make_insert_only('journal_entry');
call protect_tenant_table('account_snapshot');
call protect_tenant_table('halt');
call protect_tenant_table('account_summary');
call protect_tenant_table('deployment');

grant select, insert, update on account_lease, account_command, halt, account_summary, deployment
  to fiducia_app;
grant select, insert on journal_entry to fiducia_app;
grant select, insert, delete on account_snapshot to fiducia_app;
