/** Recorded splits and dividends: once, in their order, and never behind accounts that passed them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CorporateAction } from '../../domain/corporate-action.js';
import { openEngineFixture } from '../../testing/engine-fixture.js';
import type { EngineFixture } from '../../testing/engine-fixture.js';
import { TEST_INSTRUMENT, syntheticBars } from '../../testing/synthetic-bars.js';
import { DAY_MS } from '../bar-time.js';
import { loadTimeline } from '../recorded-market.js';
import { importActions } from './import-actions.js';
import { loadActions } from './recorded-actions.js';

const columns = syntheticBars(30);
const { symbol } = TEST_INSTRUMENT;
const dayOf = (row: number): number => Math.floor((columns.at[row] as number) / DAY_MS);

function split(row: number, numerator = 2, denominator = 1): CorporateAction {
  return { type: 'SPLIT', symbol, exDay: dayOf(row), numerator, denominator };
}

function dividend(row: number, amount: string): CorporateAction {
  return { type: 'DIVIDEND', symbol, exDay: dayOf(row), amount };
}

let fixture: EngineFixture;
beforeAll(async () => {
  fixture = await openEngineFixture();
  await fixture.recordMarket([{ instrument: TEST_INSTRUMENT, source: 'test', columns }]);
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.test.asSuperuser('delete from corporate_action');
  await publishedTo(null);
});

async function publishedTo(row: number | null, owner: string | null = null): Promise<void> {
  const at = row === null ? null : new Date(columns.at[row] as number);
  const sql = `update market_replay set published_at = $1, owner = $2,
    lease_until = case when $2::text is null then null else now() + interval '1 hour' end`;
  await fixture.deps.db.shared.query(sql, [at, owner]);
}

function record(...actions: CorporateAction[]) {
  return importActions(fixture.deps.db.shared, { actions, source: 'a file', owner: 'me' });
}

describe('splits and dividends', () => {
  it('are read back as they were given, the dividend of a day before its split', async () => {
    const given = [split(20, 7, 2), dividend(20, '0.470'), dividend(20, '1'), dividend(10, '2')];
    expect(await record(...given)).toEqual({ ok: true, added: 4 });
    const recorded = await loadActions(fixture.deps.db.shared, [symbol]);
    expect(recorded).toEqual([given[3], given[1], given[2], given[0]]);
    const timeline = await loadTimeline(fixture.deps.db.shared, [`${symbol}/1d`]);
    const inputs = timeline.barsOf(20, [symbol])?.actions ?? [];
    expect(inputs.map((input) => ('amount' in input ? input.amount : input.type))).toEqual([
      '0.470',
      '1',
      'SPLIT',
    ]);
    expect(timeline.barsOf(19, [symbol])?.actions).toEqual([]);
  });

  it('are recorded once, and more of them are added', async () => {
    await record(split(10), dividend(12, '1'));
    expect(await record(split(10), dividend(12, '1'))).toEqual({ ok: true, added: 0 });
    expect(await record(dividend(14, '1'), split(10))).toEqual({ ok: true, added: 1 });
    expect(await loadActions(fixture.deps.db.shared, [symbol])).toHaveLength(3);
  });

  it('do not change', async () => {
    await record(split(10, 2, 1));
    expect(await record(split(10, 3, 1), dividend(11, '1'))).toMatchObject({
      ok: false,
      error: { code: 'ACTIONS_CONFLICT', message: expect.stringContaining('2:1') as string },
    });
    expect(await loadActions(fixture.deps.db.shared, [symbol])).toHaveLength(1);
  });

  it('are refused once accounts have passed their day, and taken before', async () => {
    await publishedTo(10);
    for (const row of [5, 10]) {
      expect(await record(split(row))).toMatchObject({ error: { code: 'ACTIONS_TOO_LATE' } });
    }
    // Up to the first bar they are in the prices already.
    expect(await record(split(0), split(11))).toEqual({ ok: true, added: 2 });
  });

  it('are not added behind the back of another process that replays the market', async () => {
    await publishedTo(3, 'another');
    expect(await record(split(20))).toMatchObject({ error: { code: 'REPLAY_UNDER_WAY' } });
    await publishedTo(3, 'me');
    expect(await record(split(20))).toEqual({ ok: true, added: 1 });
    await publishedTo(3, 'another');
    expect(await record(split(20))).toEqual({ ok: true, added: 0 });
  });
});
