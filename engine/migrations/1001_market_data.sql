-- Recorded market data. It belongs to no tenant: everyone trades on the same prices.

create table instrument (
  symbol         text primary key check (symbol ~ '^[A-Z0-9][A-Z0-9._:-]{0,31}$'),
  name           text not null check (length(name) between 1 and 120),
  asset_class    text not null check (asset_class in ('INDEX', 'EQUITY', 'ETF', 'CRYPTO', 'FOREX')),
  currency       text not null check (currency ~ '^[A-Z0-9]{3,10}$'),
  -- Unconstrained numeric keeps the text as it was written: the journal names these values.
  tick_size      numeric not null check (tick_size > 0),
  lot_size       numeric not null check (lot_size > 0),
  timeframe      text not null check (timeframe ~ '^[1-9][0-9]*(ms|s|m|h|d|w)$'),
  taker_fee_rate numeric not null check (taker_fee_rate >= 0 and taker_fee_rate < 1),
  maker_fee_rate numeric not null check (maker_fee_rate >= 0 and maker_fee_rate < 1),
  created_at     timestamptz not null default now()
);

create table series (
  id           text primary key check (id = symbol || '/' || timeframe),
  symbol       text not null references instrument (symbol),
  timeframe    text not null,
  source       text not null check (length(source) between 1 and 200),
  bar_count    integer not null check (bar_count > 0),
  first_at     timestamptz not null,
  last_at      timestamptz not null,
  -- Hash over the bars' hashes in order of time: two imports of one file are seen to be the same.
  content_hash bytea not null check (octet_length(content_hash) = 32),
  imported_at  timestamptz not null default now()
);

create table bar (
  series_id   text not null references series (id),
  -- Stamp of the bar's close.
  at          timestamptz not null,
  open_ticks  bigint not null,
  high_ticks  bigint not null,
  low_ticks   bigint not null,
  close_ticks bigint not null,
  volume      numeric not null check (volume >= 0),
  hash        bytea not null check (octet_length(hash) = 32),
  primary key (series_id, at),
  check (low_ticks <= least(open_ticks, close_ticks)),
  check (high_ticks >= greatest(open_ticks, close_ticks))
);

-- Where the replay of recorded data stands. `position` counts the steps of market time published.
create table market_replay (
  id              text primary key check (id = 'main'),
  series_ids      text[] not null check (cardinality(series_ids) between 1 and 64),
  source          text not null,
  run             integer not null default 1 check (run > 0),
  phase           text not null check (phase in ('FAST_FORWARD', 'REPLAYING', 'ENDED', 'STOPPED')),
  position        integer not null default 0 check (position >= 0),
  step_count      integer not null check (step_count > 0),
  first_at        timestamptz not null,
  last_at         timestamptz not null,
  published_at    timestamptz,
  fast_forward_to timestamptz,
  -- Null: as fast as possible.
  bars_per_second double precision check (bars_per_second > 0),
  restart_at      timestamptz,
  message         text not null,
  -- One process drives the replay; a later one takes it over with a higher epoch.
  owner           text,
  epoch           bigint not null default 0,
  lease_until     timestamptz,
  updated_at      timestamptz not null default now(),
  check (position <= step_count)
);

grant select, insert on instrument, series, bar to fiducia_app;
grant select, insert, update on market_replay to fiducia_app;
