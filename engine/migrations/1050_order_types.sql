-- More kinds of orders, and what only some of them have.

alter table trade_order
  drop constraint trade_order_type_check,
  add constraint trade_order_type_check check (type in
    ('MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT', 'TRAILING_STOP', 'LIMIT_IF_TOUCHED',
     'MARKET_ON_OPEN', 'MARKET_ON_CLOSE')),
  drop constraint trade_order_time_in_force_check,
  add constraint trade_order_time_in_force_check check (time_in_force in
    ('GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS')),
  drop constraint trade_order_status_check,
  add constraint trade_order_status_check check (status in
    ('INITIALIZED', 'HELD', 'DENIED', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'PENDING_CANCEL',
     'CANCELED', 'EXPIRED', 'PARTIALLY_FILLED', 'FILLED', 'UNKNOWN')),
  add column trail_amount     numeric,
  add column trail_percent    numeric,
  add column expire_at        timestamptz,
  add column post_only        boolean not null default false,
  add column display_quantity numeric,
  add column stop_loss        numeric,
  add column take_profit      numeric,
  add column oco_group        text,
  -- The order whose position this one protects.
  add column parent_ref       text;
