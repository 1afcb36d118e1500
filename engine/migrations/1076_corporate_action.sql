-- Splits and cash dividends beside the recorded bars: they take effect in accounts and in research
-- before the first bar of their ex-day. Rows are added and never changed, as bars are.

create table corporate_action (
  symbol      text not null references instrument (symbol),
  -- First market day that trades with it.
  ex_day      date not null,
  kind        text not null check (kind in ('SPLIT', 'DIVIDEND')),
  -- Counts several of one kind on one day, in the order in which they were given.
  place       integer not null check (place > 0),
  -- New shares for old ones.
  numerator   integer check (numerator > 0),
  denominator integer check (denominator > 0),
  -- Cash for one share of the day before. Unconstrained: the journal names it as it was written.
  amount      numeric check (amount > 0),
  -- Where it comes from, for people.
  source      text not null check (length(source) between 1 and 200),
  imported_at timestamptz not null default now(),
  primary key (symbol, ex_day, kind, place),
  check ((kind = 'SPLIT') = (numerator is not null)),
  check ((kind = 'SPLIT') = (denominator is not null)),
  check ((kind = 'DIVIDEND') = (amount is not null))
);

grant select, insert on corporate_action to fiducia_app;
