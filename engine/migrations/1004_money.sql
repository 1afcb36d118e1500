-- What the journal says about money, kept ready to be read.

create table position (
  tenant_id     uuid not null,
  account_id    uuid not null,
  -- `net` is the position at the venue; `d1`, `m` … are the virtual ones whose sum it is.
  owner         text not null check (owner = 'net' or owner = 'm' or owner ~ '^d[1-9][0-9]*$'),
  symbol        text not null,
  quantity      numeric not null,
  average_price numeric not null,
  realized_pnl  numeric not null,
  seq           bigint not null,
  primary key (tenant_id, account_id, owner, symbol),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

create table equity_point (
  tenant_id   uuid not null,
  account_id  uuid not null,
  run         integer not null,
  at          timestamptz not null,
  seq         bigint not null,
  equity      numeric not null,
  peak_equity numeric not null,
  primary key (tenant_id, account_id, run, at),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

-- Double entry. Amounts are integers in the currency's smallest ledger unit (10⁻⁸, crypto 10⁻¹⁸).
create table ledger_transfer (
  tenant_id      uuid not null,
  account_id     uuid not null,
  transfer       bigint not null check (transfer > 0),
  seq            bigint not null,
  run            integer not null,
  kind           text not null check (kind in ('POSTED', 'PENDING', 'POST_PENDING', 'VOID_PENDING')),
  pending        bigint,
  debit          text not null,
  credit         text not null,
  currency       text not null,
  amount         numeric(38,0) not null check (amount >= 0),
  code           text not null,
  order_id       uuid,
  at             timestamptz not null,
  primary key (tenant_id, account_id, transfer),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  check (debit <> credit),
  check ((kind in ('POST_PENDING', 'VOID_PENDING')) = (pending is not null))
);
create index ledger_transfer_of_pending on ledger_transfer (tenant_id, account_id, pending)
  where pending is not null;

create table ledger_balance (
  tenant_id       uuid not null,
  account_id      uuid not null,
  name            text not null,
  currency        text not null,
  debits_pending  numeric(38,0) not null default 0,
  debits_posted   numeric(38,0) not null default 0,
  credits_pending numeric(38,0) not null default 0,
  credits_posted  numeric(38,0) not null default 0,
  primary key (tenant_id, account_id, name, currency),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

call protect_tenant_table('position');
call protect_tenant_table('equity_point');
call protect_tenant_table('ledger_transfer');
call make_insert_only('ledger_transfer');
call protect_tenant_table('ledger_balance');

grant select, insert, update on position, ledger_balance, equity_point to fiducia_app;
grant select, insert on ledger_transfer to fiducia_app;
