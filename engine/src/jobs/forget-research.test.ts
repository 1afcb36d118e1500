/** What a tenant keeps stays, what it does not keep goes with all that it computed, and is told. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries, newId, systemContext, toWireId } from '@fiducia/tenants';
import type { ResearchRunId } from '@fiducia/tenants';
import { openResearchFixture } from '../testing/research-fixture.js';
import type { ResearchFixture } from '../testing/research-fixture.js';
import { forgetOldResearch } from './forget-research.js';
import { rerunResearchRun } from './rerun-research.js';
import { setResearchLimits } from './research-limits.js';

let fixture: ResearchFixture;
let sql: (text: string, values?: readonly unknown[]) => Promise<unknown>;

beforeAll(async () => {
  fixture = await openResearchFixture(60);
  sql = (text, values) => fixture.engine.test.asSuperuser(text, values as unknown[]);
  fixture.work();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await sql(`update research_run set finished_at = now(), status = 'CANCELED', rerun_of = null,
    error = null, outcome = null`);
  await sql(`delete from research_run`);
  await limits({ keepDays: 30, keepRuns: 100, dailyRuns: 100 });
});

async function limits(change: Parameters<typeof setResearchLimits>[2]): Promise<void> {
  const ctx = systemContext(fixture.ctx.tenantId, 'test');
  expect(await setResearchLimits(ctx, fixture.deps, change)).toMatchObject({ ok: true });
}

/** A finished run that was asked for, and ended, so many days ago. */
async function aged(days: number): Promise<ResearchRunId> {
  const { id } = await fixture.ended(await fixture.request());
  await sql(
    `update research_run set requested_at = now() - make_interval(days => $2),
       finished_at = now() - make_interval(days => $2) where id = $1`,
    [id, days],
  );
  return id;
}

async function left(table = 'research_run', column = 'id'): Promise<readonly string[]> {
  const { tenants } = fixture.deps.db;
  const text = `select distinct ${column}::text as id from ${table} order by 1`;
  return (await tenants.read<{ id: string }>(fixture.ctx, text)).rows.map(({ id }) => id);
}

const forget = () => forgetOldResearch(fixture.deps);

describe('research', () => {
  it('is deleted when it is older than it is kept, with all its parts, and said so', async () => {
    const [old, kept] = [await aged(31), await aged(29)];
    expect(await left('research_part', 'run_id')).toHaveLength(2);
    expect(await forget()).toBe(1);
    expect(await left()).toEqual([kept]);
    expect(await left('research_part', 'run_id')).toEqual([kept]);
    const page = await listAuditEntries(fixture.ctx, fixture.deps, { first: 1 });
    expect(page).toMatchObject({
      value: {
        entries: [
          {
            action: 'research-run.forget',
            entry: { after: { value: { runs: [toWireId('researchRun', old)] } } },
          },
        ],
      },
    });
    expect(await forget()).toBe(0);
  });

  it('is kept to the newest so many, but never less than what the last day asked for', async () => {
    await limits({ keepRuns: 2 });
    const runs = [await aged(5), await aged(4), await aged(3), await aged(2)];
    const fresh = await fixture.ended(await fixture.request());
    expect(await forget()).toBe(3);
    expect(await left()).toEqual([runs[3], fresh.id]);
    await limits({ keepRuns: 1 });
    const second = await fixture.ended(await fixture.request());
    expect(await forget()).toBe(1);
    expect(await left()).toEqual([fresh.id, second.id]);
  });

  it('stays while a run that is kept says to have given the same', async () => {
    const first = await aged(40);
    const again = await rerunResearchRun(fixture.ctx, fixture.deps, {
      ...{ id: first, idempotencyKey: newId() },
    });
    if (!again.ok) throw new Error(again.error.sentence);
    await fixture.ended(again.run.id);
    expect(await forget()).toBe(0);
    await sql(
      `update research_run set requested_at = now() - interval '40 days',
         finished_at = now() - interval '40 days' where id = $1`,
      [again.run.id],
    );
    expect(await forget()).toBe(2);
    expect(await left()).toEqual([]);
  });

  it('that waits or is at work is deleted by nobody, and parts go with nothing but the run', async () => {
    const run = await aged(3);
    await expect(sql('delete from research_part where run_id = $1', [run])).rejects.toThrow(
      'go with their run',
    );
    await sql(
      `update research_run set status = 'RUNNING', finished_at = null, outcome = null where id = $1`,
      [run],
    );
    await limits({ keepDays: 1 });
    expect(await forget()).toBe(0);
    await expect(sql('delete from research_run')).rejects.toThrow('has not ended');
  });

  it('asked for again by the key of a deleted run is not found, and nothing breaks', async () => {
    const first = await aged(40);
    const request = { id: first, idempotencyKey: newId() };
    const again = await rerunResearchRun(fixture.ctx, fixture.deps, request);
    if (!again.ok) throw new Error(again.error.sentence);
    await fixture.ended(again.run.id);
    await sql('delete from research_run where id = $1', [again.run.id]);
    const answer = await rerunResearchRun(fixture.ctx, fixture.deps, request);
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });
});
