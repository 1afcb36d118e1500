-- The money path: what was decided, what is to be sent, what became of it.

create table order_intent (
  tenant_id       uuid not null,
  id              uuid not null,
  account_id      uuid not null,
  order_ref       text not null,
  client_order_id text not null check (client_order_id ~ '^f[a-z2-7]{26}$'),
  -- Of the worker that answers for it; the gateway sends only what the present owner decided.
  epoch           bigint not null,
  source          text not null check (source in ('STRATEGY', 'MANUAL', 'RISK')),
  spec            jsonb not null,
  decided_at      timestamptz not null,
  status          text not null default 'PENDING_SUBMIT' check (status in
                    ('PENDING_SUBMIT', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'UNKNOWN', 'BLOCKED')),
  attempts        integer not null default 0 check (attempts >= 0),
  venue_order_id  text,
  outcome_reason  text,
  created_at      timestamptz not null default now(),
  submitted_at    timestamptz,
  resolved_at     timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, client_order_id),
  unique (tenant_id, account_id, order_ref),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

-- What the venue gateway has to do, in the account's order. Rows stay as the proof of what was sent.
create table order_outbox (
  tenant_id     uuid not null,
  account_id    uuid not null,
  -- Journal entry × 4096 + event within it: repeatable, so that a row cannot be written twice.
  position      bigint not null,
  kind          text not null check (kind in ('SUBMIT', 'CANCEL')),
  order_id      uuid not null,
  epoch         bigint not null,
  -- Market time of the decision: a cancel is stamped with it.
  decided_at    timestamptz not null,
  attempts      integer not null default 0,
  available_at  timestamptz not null default now(),
  claimed_by    text,
  claimed_until timestamptz,
  done_at       timestamptz,
  outcome       text,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, account_id, position),
  foreign key (tenant_id, order_id) references order_intent (tenant_id, id)
);
create index order_outbox_due on order_outbox (available_at) where done_at is null;
create index order_outbox_open on order_outbox (tenant_id, account_id, position) where done_at is null;
create index order_outbox_order on order_outbox (tenant_id, order_id);

create table trade_order (
  tenant_id          uuid not null,
  id                 uuid not null,
  account_id         uuid not null,
  order_ref          text not null,
  client_order_id    text not null,
  -- Journal entry in which it was made; with the id the order of a page.
  seq                bigint not null,
  run                integer not null,
  symbol             text not null,
  side               text not null check (side in ('BUY', 'SELL')),
  type               text not null check (type in ('MARKET', 'LIMIT', 'STOP')),
  time_in_force      text not null check (time_in_force in ('GTC', 'DAY')),
  quantity           numeric not null,
  limit_price        numeric,
  stop_price         numeric,
  reduce_only        boolean not null,
  filled_quantity    numeric not null default 0,
  average_fill_price numeric,
  status             text not null check (status in
                       ('INITIALIZED', 'DENIED', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'PENDING_CANCEL',
                        'CANCELED', 'EXPIRED', 'PARTIALLY_FILLED', 'FILLED', 'UNKNOWN')),
  status_code        text,
  status_reason      text,
  source             text not null check (source in ('STRATEGY', 'MANUAL', 'RISK')),
  deployment_ref     text,
  decided_at         timestamptz not null,
  updated_at         timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, order_ref),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index trade_order_page on trade_order (tenant_id, account_id, seq desc, id desc);

create table fill (
  tenant_id  uuid not null,
  id         uuid not null,
  account_id uuid not null,
  order_id   uuid not null,
  trade_id   text not null,
  seq        bigint not null,
  run        integer not null,
  symbol     text not null,
  side       text not null check (side in ('BUY', 'SELL')),
  quantity   numeric not null check (quantity > 0),
  price      numeric not null,
  fee        numeric not null,
  at         timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, trade_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, order_id) references trade_order (tenant_id, id)
);
create index fill_page on fill (tenant_id, account_id, seq desc, id desc);
create index fill_of_order on fill (tenant_id, order_id);

call protect_tenant_table('order_intent');
call protect_tenant_table('order_outbox');
call protect_tenant_table('trade_order');
call protect_tenant_table('fill');
call make_insert_only('fill');

grant select, insert, update on order_intent, order_outbox, trade_order to fiducia_app;
grant select, insert on fill to fiducia_app;
