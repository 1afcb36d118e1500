-- Whose sessions an instrument's bars and DAY orders follow; null: those of its asset class.
alter table instrument
  add column calendar text check (calendar in ('XNYS', 'FX', '24/7', 'WEEKDAYS'));
