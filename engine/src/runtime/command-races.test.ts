/** Commands that cross each other, or meet an account that is no longer what they were given for. */
import { newId } from '@fiducia/tenants';
import type { AccountId, CommandId, HaltId } from '@fiducia/tenants';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertCommand, readAnswer } from '../accounts/command-records.js';
import type { AccountCommand, CommandAnswer } from '../accounts/account-command.js';
import { getAccount } from '../accounts/account-queries.js';
import { pressHalts } from '../accounts/halt-records.js';
import type { OrderRequest } from '../domain/order.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';

let fixture: EngineFixture;
let accountId: AccountId;
beforeEach(async () => {
  fixture = await openEngineFixture();
  const columns = syntheticBars(200);
  await fixture.recordMarket([{ instrument: TEST_INSTRUMENT, source: 'test', columns }]);
  const deployment = { strategy: 'sma-cross', parameters: { fast: 4, slow: 12 } };
  const deployments = [{ ...deployment, symbols: ['TEST'], capitalSharePct: '100' }];
  const mandate = { ...OPEN_MANDATE, maxDrawdownPct: '3' };
  accountId = await fixture.openAccount({ symbols: ['TEST'], deployments }, { mandate });
});
afterEach(() => fixture.close());

async function store(command: AccountCommand): Promise<CommandId> {
  const { tenantId } = fixture.ctx;
  return fixture.deps.db.tenants.run(fixture.ctx, async (tx) => {
    await fixture.deps.wakeUps.raiseAtCommit(tx, [`account:${accountId}`]);
    return insertCommand(tx, { tenantId, accountId }, command);
  });
}

async function answerTo(command: CommandId): Promise<CommandAnswer | null> {
  const { tenantId } = fixture.ctx;
  let answer: CommandAnswer | null = null;
  await until('the answer', async () => {
    answer = await fixture.deps.db.tenants.run(fixture.ctx, (tx) =>
      readAnswer(tx, tenantId, command),
    );
    return answer !== null;
  });
  return answer;
}

describe('a release', () => {
  it('ends only the halt it was given for, not one that a rule made since', async () => {
    const engine = await fixture.start();
    await untilEnded(engine);
    const halted = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(halted).toMatchObject({ status: 'HALTED', halt: { cause: 'RULE' } });
    const by = { releasedBy: 'USER:x', releasedByName: 'X', reason: 'Looked into it.' };
    const release = (haltId: HaltId): Promise<CommandId> =>
      store({ kind: 'RELEASE', payload: { ...by, haltIds: [haltId] } });
    const ended = newId<HaltId>();
    expect(await answerTo(await release(ended))).toMatchObject({ ok: false, code: 'CONFLICT' });
    const still = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(still).toMatchObject({ status: 'HALTED', halt: { cause: 'RULE' } });
    const { rows } = await fixture.deps.db.tenants.read<{ id: HaltId }>(
      fixture.ctx,
      'select id from halt where released_at is null',
    );
    expect(await answerTo(await release(rows[0]?.id ?? ended))).toMatchObject({ ok: true });
    const released = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(released).toMatchObject({ status: 'ACTIVE', halt: null });
  });
});

describe('a halt', () => {
  it('that is pressed before an engine has opened the account takes hold before the first bar', async () => {
    const haltId = newId<HaltId>();
    const how = { reason: 'Not yet.', closePositions: false };
    await fixture.deps.db.tenants.run(fixture.ctx, (tx) =>
      pressHalts(tx, fixture.ctx, [{ haltId, accountId }], how),
    );
    const command = await store({ kind: 'HALT', payload: { haltId, closePositions: false } });
    const engine = await fixture.start();
    expect(await answerTo(command)).toMatchObject({ ok: true });
    await untilEnded(engine);
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(account).toMatchObject({ status: 'HALTED', halt: { cause: 'PERSON' } });
    const orders = await fixture.deps.db.tenants.read(fixture.ctx, 'select 1 from trade_order');
    expect(orders.rowCount).toBe(0);
  });
});

describe('a command that the kernel breaks on', () => {
  it('is refused, and the account goes on with its market and with what comes after', async () => {
    const engine = await fixture.start();
    const request = { symbol: 'TEST', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC' };
    // Of a program that wrote other requests than ours can read.
    const unreadable = { ...request, quantity: null } as unknown as OrderRequest;
    const broken = await store({ kind: 'PLACE_ORDER', payload: { request: unreadable } });
    const cancel = await store({ kind: 'CANCEL_ORDER', payload: { order: 'm.1.none.1' } });
    expect(await answerTo(broken)).toMatchObject({ ok: false, code: 'CONFLICT', order: null });
    expect(await answerTo(cancel)).toMatchObject({ ok: false, code: 'CONFLICT' });
    await untilEnded(engine);
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(account?.halt?.rule).not.toBe('ENGINE');
  });
});
