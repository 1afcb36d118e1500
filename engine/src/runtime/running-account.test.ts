/** What an account in memory says of its own time. */
import type { AccountId, ClientId, TenantId } from '@fiducia/tenants';
import { newId } from '@fiducia/tenants';
import { expect, it } from 'vitest';
import { openingInputs } from '../backtest/opening-inputs.js';
import { HashChain } from '../journal/hash-chain.js';
import { AccountKernel } from '../kernel/account-kernel.js';
import { DAY_MS } from '../market-data/bar-time.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { ACME, WIDE_MANDATE } from '../testing/test-account.js';
import { RunningAccount } from './running-account.js';
import { StampActions } from './stamp-actions.js';

function opened(): RunningAccount {
  const mandate = WIDE_MANDATE;
  const money = { currency: 'USD', mandate };
  const account = new RunningAccount({
    terms: {
      ...money,
      key: { tenantId: newId<TenantId>(), accountId: newId<AccountId>() },
      clientId: newId<ClientId>(),
      startingCash: '1000',
      symbols: ['ACME'],
    },
    epoch: 1n,
    kernel: new AccountKernel({ strategies: builtInStrategies() }),
    chain: new HashChain(),
    lastAt: null,
    marketRun: 1,
    unsnapshotted: 0,
    actions: new StampActions(),
    clientOrderIdOf: (order) => order,
  });
  const terms = { ...money, cash: '1000', instruments: [ACME], deployments: [] };
  for (const input of openingInputs({ ...terms, firstBarAt: DAY_MS - 1 })) account.apply(input);
  return account;
}

it('does not go back in time for a report that comes late', () => {
  const account = opened();
  const bar = { symbol: 'ACME', open: 1, high: 1, low: 1, close: 1, volume: 1 };
  const bars = [{ series: 'ACME/1d', hash: '0' }];
  account.apply({ type: 'BARS', at: DAY_MS - 1, bars }, [bar]);
  account.apply({ type: 'BARS', at: 2 * DAY_MS - 1, bars }, [bar]);
  const report = { order: 'm.1.refused.1', reason: 'NOT_OPEN', venueSeq: 2 } as const;
  account.apply({ ...report, type: 'VENUE_CANCEL_REJECTED', at: DAY_MS - 1 });
  // What is decided now is as old as the last bar, or the gateway would refuse it as too old.
  expect(account.lastAt).toBe(2 * DAY_MS - 1);
  expect(account.isMidStamp).toBe(false);
});
