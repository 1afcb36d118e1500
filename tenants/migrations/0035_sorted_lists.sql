-- Accounts in the order of their names; in the order of their making they are by id.
CREATE INDEX account_by_name ON account (tenant_id, name, id);
