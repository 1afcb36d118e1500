/** The order in which a bar fills things, and the end of DAY orders. */
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../domain/order-conditions.js';
import { DAY_MS, HOUR_MS } from '../market-data/bar-time.js';
import { ACME } from '../testing/test-account.js';
import { conservativeFills } from './conservative-fills.js';
import { MatchingEngine } from './matching-engine.js';
import { RestingOrder } from './resting-order.js';
import type { RestingTerms } from './resting-order.js';
import { sessionsOf } from './sessions.js';
import { protectionOrder } from './venue-order.js';

const HOURLY = { ...ACME, timeframe: '1h', calendar: '24/7' } as const;

const BAR = { openTicks: 100, highTicks: 120, lowTicks: 80, closeTicks: 100, volume: 0 };
const QUIET = { openTicks: 100, highTicks: 101, lowTicks: 99, closeTicks: 100, volume: 0 };

function engine(daily: boolean): { engine: MatchingEngine; said: string[] } {
  const said: string[] = [];
  const matching = new MatchingEngine(conservativeFills, sessionsOf([daily ? ACME : HOURLY]), {
    filled: ({ ref }, lots, ticks) => said.push(`${ref} ${lots}@${ticks}`),
    expired: ({ ref }, reason) => said.push(`${ref} ${reason}`),
    canceled: ({ ref }, reason) => said.push(`${ref} ${reason}`),
    protected: (parent, lots) =>
      parent.protection.map((terms) => protectionOrder(parent, terms, lots, 0)),
    heldLots: () => null,
  });
  return { engine: matching, said };
}

function resting(ref: string, terms: Partial<RestingTerms>, submittedAt = -1): RestingOrder {
  return new RestingOrder(ref, 0, submittedAt, {
    sign: 1,
    type: 'LIMIT',
    lots: 5,
    limitTicks: 0,
    stopTicks: 0,
    timeInForce: 'GTC',
    reduceOnly: false,
    fractionAtFill: 0,
    conditions: PLAIN,
    ...terms,
  });
}

describe('on one bar', () => {
  it('fills what fills at the open first, then stops, then limits', () => {
    const { engine: matching, said } = engine(true);
    matching.add(resting('limit', { limitTicks: 90 }));
    matching.add(resting('stop', { type: 'STOP', stopTicks: 110 }));
    matching.add(resting('market', { type: 'MARKET' }));
    matching.match(0, DAY_MS - 1, BAR);
    expect(said).toEqual(['market 5@100', 'stop 5@110', 'limit 5@90']);
    expect(matching.resting).toEqual([]);
  });

  it('leaves the orders of other instruments alone', () => {
    const { engine: matching, said } = engine(true);
    matching.add(resting('market', { type: 'MARKET' }));
    matching.match(1, DAY_MS - 1, BAR);
    expect([said, matching.resting.length]).toEqual([[], 1]);
  });
});

describe('a DAY order', () => {
  it('of daily bars lives for the next bar, however far away that is', () => {
    const { engine: matching, said } = engine(true);
    matching.add(resting('friday', { limitTicks: 50, timeInForce: 'DAY' }, DAY_MS - 1));
    matching.match(0, 4 * DAY_MS - 1, QUIET);
    expect(said).toEqual(['friday DAY_ENDED']);
  });

  it('of shorter bars lives until its UTC day is over', () => {
    const { engine: matching, said } = engine(false);
    const add = (): void =>
      matching.add(resting('o', { limitTicks: 50, timeInForce: 'DAY' }, HOUR_MS - 1));
    add();
    for (let hour = 2; hour < 24; hour += 1) matching.match(0, hour * HOUR_MS - 1, QUIET);
    expect(said).toEqual([]);
    matching.match(0, DAY_MS - 1, QUIET);
    expect(said).toEqual(['o DAY_ENDED']);
    add();
    matching.match(0, DAY_MS + HOUR_MS - 1, BAR);
    expect(said).toEqual(['o DAY_ENDED', 'o DAY_ENDED']);
  });

  it('fills on its last bar rather than expiring there', () => {
    const { engine: matching, said } = engine(true);
    matching.add(resting('o', { limitTicks: 90, timeInForce: 'DAY' }));
    matching.match(0, DAY_MS - 1, BAR);
    expect(said).toEqual(['o 5@90']);
  });
});
