-- Splits and dividends are a few entries among very many: they are listed without reading all others.
create index journal_entry_actions on journal_entry (tenant_id, account_id, seq)
  where input_type in ('SPLIT', 'DIVIDEND');
