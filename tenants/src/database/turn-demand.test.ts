import { expect, test } from 'vitest';

import { TurnDemand } from './turn-demand.js';

/** Each tenant's requests at even distances over a second. */
function secondOf(rates: Readonly<Record<string, number>>): TurnDemand {
  const demand = new TurnDemand();
  const requests = Object.entries(rates).flatMap(([tenantId, perSecond]) =>
    Array.from({ length: perSecond }, (_, index) => ({
      tenantId,
      atMs: (index * 1_000) / perSecond,
    })),
  );
  for (const { tenantId, atMs } of requests.toSorted((one, other) => one.atMs - other.atMs)) {
    demand.note(tenantId, 1, atMs);
  }
  return demand;
}

test.each([
  ['a flood beside a reader', { flood: 300, reader: 20 }, ['flood']],
  ['two floods beside a reader', { one: 300, other: 300, reader: 20 }, ['one', 'other']],
  ['a flood beside somebody with much to do', { flood: 300, much: 60 }, ['flood']],
  ['nobody but readers', { one: 20, other: 5, third: 1 }, []],
])('%s', (_name, rates, busy) => {
  const demand = secondOf(rates);
  expect(demand.isShared).toBe(true);
  expect(Object.keys(rates).filter((tenantId) => demand.isBusy(tenantId))).toEqual(busy);
});

test('units weigh as much as requests', () => {
  const demand = new TurnDemand();
  demand.note('many', 1, 0);
  demand.note('large', 100, 0);
  expect([demand.isBusy('many'), demand.isBusy('large')]).toEqual([false, true]);
});

test('who has not asked for a second is not there any more, and its demand is forgotten', () => {
  const demand = new TurnDemand();
  demand.note('gone', 1_000, 0);
  demand.note('here', 30, 500);
  expect([demand.isShared, demand.isBusy('here')]).toEqual([true, false]);
  demand.note('here', 20, 1_001);
  expect([demand.isShared, demand.isBusy('here'), demand.isBusy('gone')]).toEqual([
    ...[false, true, false],
  ]);
});

test('what was asked for fades', () => {
  const demand = new TurnDemand();
  demand.note('burst', 40, 0);
  expect(demand.isBusy('burst')).toBe(true);
  demand.note('burst', 1, 1_000);
  expect(demand.isBusy('burst')).toBe(false);
});
