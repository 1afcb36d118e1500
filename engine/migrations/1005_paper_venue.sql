-- The paper venue keeps its own books: it stands where a broker stands for a live account.

create table paper_venue_account (
  tenant_id   uuid not null,
  account_id  uuid not null,
  -- Number of the last report; reports are read on from there.
  venue_seq   bigint not null default 0,
  run         integer not null default 1,
  -- Last step of market time that was matched with a result.
  advanced_to timestamptz,
  instruments jsonb not null,
  -- The simulated venue's own state: what rests there.
  state       text not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

create table paper_venue_order (
  tenant_id       uuid not null,
  account_id      uuid not null,
  client_order_id text not null,
  order_ref       text not null,
  spec            jsonb not null,
  quantity        numeric not null,
  filled_quantity numeric not null default 0,
  -- The last request to cancel that was answered: a repeated one changes nothing.
  cancel_request  bigint,
  state           text not null check (state in
                    ('OPEN', 'FILLED', 'CANCELED', 'EXPIRED', 'REJECTED')),
  received_at     timestamptz not null,
  primary key (tenant_id, account_id, client_order_id),
  unique (tenant_id, account_id, order_ref),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

create table paper_venue_report (
  tenant_id  uuid not null,
  account_id uuid not null,
  venue_seq  bigint not null check (venue_seq > 0),
  order_ref  text not null,
  at         timestamptz not null,
  trade_id   text,
  report     jsonb not null,
  primary key (tenant_id, account_id, venue_seq),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create unique index paper_venue_report_trade on paper_venue_report (tenant_id, account_id, trade_id)
  where trade_id is not null;

call protect_tenant_table('paper_venue_account');
call protect_tenant_table('paper_venue_order');
call protect_tenant_table('paper_venue_report');
call make_insert_only('paper_venue_report');

grant select, insert, update on paper_venue_account, paper_venue_order to fiducia_app;
grant select, insert on paper_venue_report to fiducia_app;
