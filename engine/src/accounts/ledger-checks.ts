/** The checks of an account's rows, one statement each: every row that comes back is a problem. */

export interface LedgerCheck {
  readonly name: string;
  readonly sentence: string;
  /** $1 tenant, $2 account, $3 decimals of the ledger unit when `needsScale`. */
  readonly sql: string;
  readonly needsScale: boolean;
}

export const LEDGER_CHECKS: readonly LedgerCheck[] = [
  {
    name: 'DOUBLE_ENTRY',
    sentence: 'Debits and credits differ:',
    needsScale: false,
    sql: `
      select format('%s posted %s against %s, pending %s against %s', currency, sum(debits_posted),
        sum(credits_posted), sum(debits_pending), sum(credits_pending)) as what
      from ledger_balance where tenant_id = $1 and account_id = $2
      group by currency
      having sum(debits_posted) <> sum(credits_posted)
        or sum(debits_pending) <> sum(credits_pending)`,
  },
  {
    name: 'BALANCE_FOLD',
    sentence: 'A balance is not the sum of its transfers:',
    needsScale: false,
    sql: `
      with sides as (
        select debit as name, currency, kind, amount, 0 as credited from ledger_transfer
        where tenant_id = $1 and account_id = $2
        union all
        select credit, currency, kind, 0, amount from ledger_transfer
        where tenant_id = $1 and account_id = $2
      ), folded as (
        select name, currency,
          sum(amount) filter (where kind in ('POSTED', 'POST_PENDING')) as debits,
          sum(credited) filter (where kind in ('POSTED', 'POST_PENDING')) as credits,
          sum(case when kind = 'PENDING' then amount
                   when kind = 'POSTED' then 0 else -amount end) as debits_pending,
          sum(case when kind = 'PENDING' then credited
                   when kind = 'POSTED' then 0 else -credited end) as credits_pending
        from sides group by name, currency
      )
      select coalesce(f.name, b.name) as what
      from folded f
      full join (
        select * from ledger_balance where tenant_id = $1 and account_id = $2
      ) b on b.name = f.name and b.currency = f.currency
      where coalesce(f.debits, 0) is distinct from b.debits_posted
        or coalesce(f.credits, 0) is distinct from b.credits_posted
        or f.debits_pending is distinct from b.debits_pending
        or f.credits_pending is distinct from b.credits_pending`,
  },
  {
    name: 'RESERVATIONS',
    sentence: 'Money is held back for an order that is not open, or given back twice:',
    needsScale: false,
    sql: `
      select format('transfer %s holds %s', p.transfer, p.amount - coalesce(u.used, 0)) as what
      from ledger_transfer p
      left join lateral (
        select sum(amount) as used from ledger_transfer t
        where t.tenant_id = p.tenant_id and t.account_id = p.account_id and t.pending = p.transfer
      ) u on true
      left join trade_order o on o.tenant_id = p.tenant_id and o.id = p.order_id
      where p.tenant_id = $1 and p.account_id = $2 and p.kind = 'PENDING'
        and (p.amount < coalesce(u.used, 0)
          or (p.amount > coalesce(u.used, 0) and (o.status is null or o.status not in
            ('SUBMITTED', 'UNKNOWN', 'ACCEPTED', 'PARTIALLY_FILLED', 'PENDING_CANCEL'))))`,
  },
  {
    name: 'CASH',
    sentence: 'The cash that is shown is not that of the ledger:',
    needsScale: true,
    sql: `
      select format('%s shown, %s booked', s.cash, b.booked) as what
      from account_summary s
      cross join lateral (
        select coalesce(sum(debits_posted - credits_posted), 0) / power(10::numeric, $3::int)
          as booked
        from ledger_balance
        where tenant_id = s.tenant_id and account_id = s.account_id and name = 'CASH'
      ) b
      where s.tenant_id = $1 and s.account_id = $2 and s.seq > 0 and s.cash <> b.booked`,
  },
  {
    name: 'SUMMARY_HEAD',
    sentence: 'The figures shown are not those of the last journal entry:',
    needsScale: false,
    sql: `
      select format('figures of %s, journal at %s', s.seq, coalesce(j.seq, 0)) as what
      from account_summary s
      left join lateral (
        select seq, hash from journal_entry
        where tenant_id = s.tenant_id and account_id = s.account_id order by seq desc limit 1
      ) j on true
      where s.tenant_id = $1 and s.account_id = $2
        and (s.seq <> coalesce(j.seq, 0) or (j.hash is not null and s.hash <> j.hash))`,
  },
  {
    name: 'FILLED_QUANTITY',
    sentence: 'An order is not filled by its fills:',
    needsScale: false,
    sql: `
      select format('order %s: %s of %s, fills %s', o.id, o.filled_quantity, o.quantity,
        coalesce(f.filled, 0)) as what
      from trade_order o
      left join (
        select order_id, sum(quantity) as filled from fill
        where tenant_id = $1 and account_id = $2 group by order_id
      ) f on f.order_id = o.id
      where o.tenant_id = $1 and o.account_id = $2
        and (o.filled_quantity <> coalesce(f.filled, 0) or o.filled_quantity > o.quantity)`,
  },
  {
    name: 'NET_POSITION',
    sentence: 'A net position is not the sum of the strategies’ own:',
    needsScale: false,
    sql: `
      select format('%s: net %s, own %s', symbol,
        coalesce(sum(quantity) filter (where owner = 'net'), 0),
        coalesce(sum(quantity) filter (where owner <> 'net'), 0)) as what
      from position where tenant_id = $1 and account_id = $2
      group by symbol
      having coalesce(sum(quantity) filter (where owner = 'net'), 0)
        <> coalesce(sum(quantity) filter (where owner <> 'net'), 0)`,
  },
  {
    name: 'POSITION_FILLS',
    sentence: 'A net position is not the sum of this run’s fills and splits:',
    needsScale: false,
    sql: `
      with recursive split as (
        select j.seq, j.entry::jsonb -> 'input' ->> 'symbol' as symbol,
          (j.entry::jsonb -> 'input' ->> 'numerator')::numeric as numerator,
          (j.entry::jsonb -> 'input' ->> 'denominator')::numeric as denominator
        from journal_entry j
        join account_summary s on s.tenant_id = j.tenant_id and s.account_id = j.account_id
          and s.run = j.run
        where j.tenant_id = $1 and j.account_id = $2 and j.input_type = 'SPLIT'
      ), numbered as (
        select split.*, row_number() over (partition by symbol order by seq) as number from split
      ), filled as (
        select i.symbol,
          (select count(*) from split p where p.symbol = i.symbol and p.seq < i.seq) as after_splits,
          sum(case when i.side = 'BUY' then i.quantity else -i.quantity end) as quantity
        from fill i
        join account_summary s on s.tenant_id = i.tenant_id and s.account_id = i.account_id
          and s.run = i.run
        where i.tenant_id = $1 and i.account_id = $2 group by 1, 2
      ), folded as (
        select known.symbol, 0::bigint as number, coalesce(f.quantity, 0) as quantity
        from (select symbol from filled union select symbol from split) known
        left join filled f on f.symbol = known.symbol and f.after_splits = 0
        union all
        -- Whole lots towards zero: the fraction was paid in cash.
        select b.symbol, n.number,
          div(b.quantity * n.numerator, n.denominator * i.lot_size) * i.lot_size
            + coalesce(f.quantity, 0)
        from folded b
        join numbered n on n.symbol = b.symbol and n.number = b.number + 1
        join instrument i on i.symbol = b.symbol
        left join filled f on f.symbol = b.symbol and f.after_splits = n.number
      ), expected as (
        select distinct on (symbol) symbol, quantity from folded order by symbol, number desc
      )
      select format('%s: position %s, fills %s', coalesce(p.symbol, e.symbol),
        coalesce(p.quantity, 0), coalesce(e.quantity, 0)) as what
      from (
        select symbol, quantity from position
        where tenant_id = $1 and account_id = $2 and owner = 'net'
      ) p
      full join expected e on e.symbol = p.symbol
      where coalesce(p.quantity, 0) <> coalesce(e.quantity, 0)`,
  },
  {
    name: 'VENUE_FILLS',
    sentence: 'The venue and the account do not have the same trades:',
    needsScale: false,
    sql: `
      select coalesce(r.trade_id, f.trade_id) as what
      from (
        select trade_id from paper_venue_report
        where tenant_id = $1 and account_id = $2 and trade_id is not null
          and venue_seq <= (
            select coalesce(max((entry::jsonb -> 'input' ->> 'venueSeq')::bigint), 0)
            from journal_entry
            where tenant_id = $1 and account_id = $2 and input_type like 'VENUE_%')
      ) r
      full join (
        select trade_id from fill where tenant_id = $1 and account_id = $2
      ) f on f.trade_id = r.trade_id
      where r.trade_id is null or f.trade_id is null`,
  },
  {
    name: 'VENUE_ORDERS',
    sentence: 'An order at the venue was not decided here, or one was sent under two names:',
    needsScale: false,
    sql: `
      select v.client_order_id as what
      from paper_venue_order v
      left join order_intent i on i.tenant_id = v.tenant_id and i.account_id = v.account_id
        and i.client_order_id = v.client_order_id and i.order_ref = v.order_ref
      where v.tenant_id = $1 and v.account_id = $2 and i.id is null`,
  },
  {
    name: 'SENT_INTENTS',
    sentence: 'An order counts as accepted, and the venue does not know it:',
    needsScale: false,
    sql: `
      select i.client_order_id as what
      from order_intent i
      left join paper_venue_order v on v.tenant_id = i.tenant_id and v.account_id = i.account_id
        and v.client_order_id = i.client_order_id
      where i.tenant_id = $1 and i.account_id = $2 and i.status = 'ACCEPTED'
        and v.client_order_id is null
        -- What protects a position came to the venue with its parent, under no id of its own.
        and not exists (
          select 1 from paper_venue_order p
          where p.tenant_id = i.tenant_id and p.account_id = i.account_id
            and p.order_ref = i.spec ->> 'parent')`,
  },
];
