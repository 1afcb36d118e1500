-- Positions in instruments that are quoted in another currency than the account's.

alter table position
  -- What the open lots cost in the account's currency, signed like them; null where the average
  -- price tells it, because the instrument is quoted in that currency.
  add column cost          numeric,
  -- The series whose last price converts, and whether one unit of the account's currency is its base.
  add column rate_symbol   text,
  add column rate_inverted boolean,
  add constraint position_foreign check
    ((cost is null) = (rate_symbol is null) and (cost is null) = (rate_inverted is null));
