/** The queue's positions: any number of orders that one input may give. */
import { expect, it } from 'vitest';
import type { TenantTransaction } from '@fiducia/tenants';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import { TestAccount } from '../testing/test-account.js';
import { OrderIntents, POSITIONS_PER_ENTRY } from './order-intents.js';
import { instantOf } from './projection.js';
import type { AccountKey } from './projection.js';

const T = '00000000-0000-4000-8000-000000000001';

it('takes an input that gives more orders than any account has had, and no more than fit', () => {
  const cancels = (count: number): readonly KernelEvent[] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'ORDER_PENDING_CANCEL',
      order: `d1.1.0.${index}`,
      reason: 'HALTED',
    }));
  const input = { type: 'RELEASE_REQUESTED', at: 0, haltId: 'h' } as const;
  const intents = new OrderIntents(1n, (order) => order);
  intents.add({ seq: 1, run: 1, input, events: cancels(20_000) });
  expect(intents.hasWork).toBe(true);
  const tooMany = cancels(POSITIONS_PER_ENTRY);
  expect(() => intents.add({ seq: 2, run: 1, input, events: tooMany })).toThrow('fewer events');
});

it('sends an order that waited since an earlier commit, as of the moment it was let go', async () => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  const entry = account.order({ type: 'LIMIT', limitPrice: '99' });
  const held = account.order({
    side: 'SELL',
    type: 'TRAILING_STOP',
    trailAmount: '5',
    reduceOnly: true,
    after: entry,
  });
  const before = account.inputs.length;
  const events = account.bar({ open: 10_000, low: 9_800, close: 9_900 });
  const intents = new OrderIntents(1n, (order) => order);
  const input = account.inputs[before] as KernelInput;
  intents.add({ seq: 9, run: 1, input, events });
  const rows: unknown[][] = [];
  const tx = {
    prepared: (_: string, values: unknown[]) => Promise.resolve(rows.push(values)),
  } as unknown as TenantTransaction;
  await Promise.all(intents.write(tx, { tenantId: T, accountId: T } as unknown as AccountKey));
  const [stored] = rows;
  expect(stored?.[4]).toEqual([held]);
  expect(JSON.parse((stored?.[7] as string[])[0] ?? '')).toMatchObject({ stopPrice: '94' });
  expect(stored?.[8]).toEqual([instantOf(input.at)]);
});
