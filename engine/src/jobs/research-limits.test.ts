/** How much research a tenant may ask for in a day, and who is told when that changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries, newId, systemContext } from '@fiducia/tenants';
import { openResearchFixture, TEST_BACKTEST } from '../testing/research-fixture.js';
import type { ResearchFixture } from '../testing/research-fixture.js';
import { requestBacktest } from './request-backtest.js';
import { researchQuota } from './research-quota.js';
import { DEFAULT_RESEARCH_LIMITS, setResearchLimits } from './research-limits.js';

let fixture: ResearchFixture;

beforeAll(async () => {
  fixture = await openResearchFixture(60);
});
afterAll(() => fixture.close());

const set = (change: Parameters<typeof setResearchLimits>[2]) =>
  setResearchLimits(systemContext(fixture.ctx.tenantId, 'operator'), fixture.deps, change);

const ask = () =>
  requestBacktest(fixture.ctx, fixture.deps, { ...TEST_BACKTEST, idempotencyKey: newId() });

describe('the limits of research', () => {
  it('are the defaults until somebody changes one, which is an entry with both states', async () => {
    expect(await set({})).toEqual({ ok: true, value: DEFAULT_RESEARCH_LIMITS });
    const value = { ...DEFAULT_RESEARCH_LIMITS, keepDays: 90 };
    expect(await set({ keepDays: 90 })).toEqual({ ok: true, value });
    expect(await set({ keepDays: 90 })).toEqual({ ok: true, value });
    const page = await listAuditEntries(fixture.ctx, fixture.deps, { first: 10 });
    if (!page.ok) throw new Error(page.error.code);
    const told = page.value.entries.filter(({ action }) => action === 'research-limits.set');
    expect(told).toMatchObject([
      { entry: { before: { value: DEFAULT_RESEARCH_LIMITS }, after: { value } } },
    ]);
  });

  it.each([
    ['keepDays', 0],
    ['keepDays', 3_651],
    ['keepRuns', 0],
    ['dailyRuns', -1],
    ['dailyRuns', 1.5],
    ['dailyRuns', Number.NaN],
  ])('refuse %s of %d', async (field, value) => {
    expect(await set({ [field]: value })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', field, sentence: expect.stringContaining('whole number') },
    });
  });

  it('refuse one run more than a day may see, and say when there is room again', async () => {
    await set({ dailyRuns: 2 });
    const quota = () => researchQuota(fixture.ctx, fixture.deps);
    expect(await quota()).toMatchObject({ dailyRuns: 2, runsLeft: 2, roomAt: null, openRuns: 0 });
    const done = [await ask(), await ask()];
    expect(await quota()).toMatchObject({ runsLeft: 0, openRuns: 2, maxOpenRuns: 100 });
    expect(done.map(({ ok }) => ok)).toEqual([true, true]);
    await fixture.engine.test.asSuperuser(
      `update research_run set requested_at = now() - interval '23 hours'
       where id = (select min(id::text)::uuid from research_run)`,
    );
    const refused = await ask();
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'RESEARCH_DAILY_LIMIT', sentence: expect.stringContaining('2 runs') },
    });
    if (refused.ok || !('retryAfterSeconds' in refused.error)) throw new Error('it is refused');
    expect(Math.ceil(refused.error.retryAfterSeconds / 60)).toBe(60);
    const roomIn = ((await quota())?.roomAt?.getTime() ?? 0) - Date.now();
    expect(Math.abs(roomIn - 3_600_000)).toBeLessThan(300_000);
    await fixture.engine.test.asSuperuser(
      `update research_run set requested_at = now() - interval '25 hours'
       where id = (select min(id::text)::uuid from research_run)`,
    );
    expect(await quota()).toMatchObject({ runsLeft: 1, roomAt: null });
    expect((await ask()).ok).toBe(true);
    expect((await ask()).ok).toBe(false);
  });

  it('let two requests at once not share the last place', async () => {
    await set({ dailyRuns: 5 });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
  });

  it('of none a day switch research off', async () => {
    await set({ dailyRuns: 0 });
    expect(await ask()).toMatchObject({
      error: { code: 'RESEARCH_DAILY_LIMIT', sentence: expect.stringContaining('switched off') },
    });
    const quota = await researchQuota(fixture.ctx, fixture.deps);
    expect(quota).toMatchObject({ dailyRuns: 0, runsLeft: 0, roomAt: null });
  });
});
