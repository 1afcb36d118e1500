-- Orders and fills of all accounts in the orders that a list can have, and by symbol.
create index trade_order_decided on trade_order (tenant_id, decided_at, id);
create index trade_order_updated on trade_order (tenant_id, updated_at, id);
create index fill_at on fill (tenant_id, at, id);
