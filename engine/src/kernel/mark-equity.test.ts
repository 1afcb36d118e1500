/** Equity is exact at the edge of the safe integers, however its parts add up on the way. */
import { expect, it } from 'vitest';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { ACME, WIDE_MANDATE } from '../testing/test-account.js';
import { exactEquity, markEquity } from './mark-equity.js';
import { newAccountState } from './open-account.js';
import { CAPITAL, CASH } from './ledger.js';

it('does not lose a unit where a long and a short position pass 2⁵³ between them', () => {
  const other = { ...ACME, symbol: 'OTHER', tickSize: '0.00000001', lotSize: '1' };
  const instruments = [{ ...other, symbol: 'LONG' }, other];
  const opening = { type: 'ACCOUNT_OPENED', at: 0, currency: 'USD', cash: '0' } as const;
  const input = { ...opening, mandate: WIDE_MANDATE, instruments };
  const state = newAccountState(input, new StrategyRegistry([]), 'AT_DECISION');
  state.ledger.post(CASH, CAPITAL, 9_007_199_254_740_988, 'DEPOSIT', null);
  const [long, short] = state.instruments;
  if (long === undefined || short === undefined) throw new Error('two instruments');
  Object.assign(long, { at: 0, closeTicks: 4_000_000_000_000_001 });
  Object.assign(short, { at: 0, closeTicks: 4_000_000_000_000_000 });
  long.net.lots = 1;
  short.net.lots = -1;
  markEquity(state);
  expect(exactEquity(state)).toBe(9_007_199_254_740_989n);
  expect(state.mark.equity).toBe(9_007_199_254_740_989n);
});
