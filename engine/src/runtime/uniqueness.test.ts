/** What may exist once exists once, because PostgreSQL says so: the last line when a program errs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { untilEnded } from '../testing/until.js';

/** Each copies a row under a new id where there is one: only the natural key is the same. */
const COPIES: readonly { readonly what: string; readonly sql: string }[] = [
  {
    what: 'a journal entry',
    sql: `insert into journal_entry select * from journal_entry order by seq desc limit 1`,
  },
  {
    what: 'a fill of one trade at the venue',
    sql: `insert into fill (tenant_id, id, account_id, order_id, trade_id, seq, run, symbol, side,
            quantity, price, fee, at)
          select tenant_id, gen_random_uuid(), account_id, order_id, trade_id, seq, run, symbol,
            side, quantity, price, fee, at
          from fill limit 1`,
  },
  {
    what: 'an intent under one client order id',
    sql: `insert into order_intent (tenant_id, id, account_id, order_ref, client_order_id, epoch,
            source, spec, decided_at)
          select tenant_id, gen_random_uuid(), account_id, order_ref || 'x', client_order_id, epoch,
            source, spec, decided_at
          from order_intent limit 1`,
  },
  {
    what: 'an intent for one decision',
    sql: `insert into order_intent (tenant_id, id, account_id, order_ref, client_order_id, epoch,
            source, spec, decided_at)
          select tenant_id, gen_random_uuid(), account_id, order_ref, 'f' || repeat('a', 26), epoch,
            source, spec, decided_at
          from order_intent limit 1`,
  },
  {
    what: 'an outbox row for one event',
    sql: `insert into order_outbox (tenant_id, account_id, position, kind, order_id, epoch,
            decided_at)
          select tenant_id, account_id, position, kind, order_id, epoch, decided_at
          from order_outbox limit 1`,
  },
  {
    what: 'an order by its name in the account',
    sql: `insert into trade_order (tenant_id, id, account_id, order_ref, client_order_id, seq, run,
            symbol, side, type, time_in_force, quantity, reduce_only, status, source, decided_at,
            updated_at)
          select tenant_id, gen_random_uuid(), account_id, order_ref, client_order_id, seq, run,
            symbol, side, type, time_in_force, quantity, reduce_only, status, source, decided_at,
            updated_at
          from trade_order limit 1`,
  },
  {
    what: 'a ledger transfer',
    sql: `insert into ledger_transfer select * from ledger_transfer limit 1`,
  },
  {
    what: 'an order at the paper venue',
    sql: `insert into paper_venue_order (tenant_id, account_id, client_order_id, order_ref, spec,
            quantity, state, received_at)
          select tenant_id, account_id, client_order_id, order_ref || 'x', spec, quantity, state,
            received_at
          from paper_venue_order limit 1`,
  },
  {
    what: 'a trade at the paper venue',
    sql: `insert into paper_venue_report (tenant_id, account_id, venue_seq, order_ref, at, trade_id,
            report)
          select tenant_id, account_id, venue_seq + 1000000, order_ref, at, trade_id, report
          from paper_venue_report where trade_id is not null limit 1`,
  },
  {
    what: 'the lease of an account',
    sql: `insert into account_lease select * from account_lease limit 1`,
  },
];

/** What is written once is never changed: not even by a program that tries. */
const CHANGES: readonly string[] = [
  `update journal_entry set entry = '{}'`,
  `delete from journal_entry`,
  `update fill set price = price + 1`,
  `delete from fill`,
  `update ledger_transfer set amount = amount + 1`,
  `delete from ledger_transfer`,
  `update paper_venue_report set report = '{}'`,
  `delete from order_intent`,
  `delete from halt`,
];

let fixture: EngineFixture;
beforeAll(async () => {
  fixture = await openEngineFixture();
  const columns = syntheticBars(150);
  await fixture.recordMarket([{ instrument: TEST_INSTRUMENT, source: 'test', columns }]);
  const deployment = { strategy: 'sma-cross', parameters: { fast: 4, slow: 12 } };
  const deployments = [{ ...deployment, symbols: ['TEST'], capitalSharePct: '100' }];
  await fixture.openAccount({ symbols: ['TEST'], deployments });
  const engine = await fixture.start();
  await untilEnded(engine);
  await engine.stop();
});
afterAll(() => fixture.close());

function run(sql: string): Promise<unknown> {
  return fixture.deps.db.tenants.run(fixture.ctx, (tx) => tx.query(sql));
}

describe('PostgreSQL', () => {
  it.each(COPIES)('refuses $what a second time', async ({ sql }) => {
    await expect(run(sql)).rejects.toMatchObject({ code: '23505' });
  });

  it.each(CHANGES)('refuses to the program: %s', async (sql) => {
    await expect(run(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
