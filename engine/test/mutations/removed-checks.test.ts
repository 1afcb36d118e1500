/** Each pre-trade check is needed: without it, the very order that it denies goes to the venue. */
import { describe, expect, it } from 'vitest';
import { MAX_WORKING_ORDERS } from '../../src/risk/checks/working-orders.js';
import { PRE_TRADE_CHECKS } from '../../src/risk/check-registry.js';
import type { PreTradeCheck } from '../../src/risk/pre-trade-check.js';
import { EURUSD, SIE, converted } from '../../src/testing/currency-instruments.js';
import { TestAccount } from '../../src/testing/test-account.js';
import type { TestAccountOptions } from '../../src/testing/test-account.js';

type Order = Parameters<TestAccount['order']>[0];

interface Case {
  readonly mandate?: TestAccountOptions['mandate'];
  readonly cash?: string;
  readonly instruments?: TestAccountOptions['instruments'];
  /** Brings the account to where the check matters; without it there is one bar at 100.00. */
  readonly before?: (account: TestAccount) => void;
  readonly order: Order;
  /** Checks that would deny the same order for another reason. */
  readonly also?: readonly string[];
}

const oneBar = (account: TestAccount): void => {
  account.bar({ close: 10_000 });
};

const CASES: Readonly<Record<string, Case>> = {
  INSTRUMENT_UNKNOWN: { order: { symbol: 'OTHER' }, also: ['NO_PRICE'] },
  NO_PRICE: {
    before: () => undefined,
    order: { type: 'LIMIT', limitPrice: '10', quantity: { units: '1' } },
  },
  RATE_UNKNOWN: { instruments: converted(SIE, EURUSD), order: { symbol: 'SIE' } },
  QUANTITY_OFF_LOT: { order: { quantity: { units: '0.5' } }, also: ['QUANTITY_NOT_POSITIVE'] },
  QUANTITY_NOT_POSITIVE: { order: { quantity: { units: '0' } } },
  PRICE_OFF_TICK: { order: { type: 'LIMIT', limitPrice: '99.995' } },
  ORDER_TERMS: { order: { timeInForce: 'GTD' } },
  ACCOUNT_HALTED: {
    before: (account) => {
      oneBar(account);
      account.halt('h');
    },
    order: {},
  },
  REDUCE_ONLY: { order: { side: 'SELL', reduceOnly: true } },
  SHORT_NOT_ALLOWED: { mandate: { allowShort: false }, order: { side: 'SELL' } },
  DUPLICATE_ORDER: {
    before: (account) => {
      oneBar(account);
      account.order({ type: 'LIMIT', limitPrice: '90' });
    },
    order: { type: 'LIMIT', limitPrice: '90' },
  },
  TOO_MANY_WORKING_ORDERS: {
    cash: '10000000',
    before: (account) => {
      oneBar(account);
      for (let i = 1; i <= MAX_WORKING_ORDERS; i += 1) {
        account.order({ type: 'LIMIT', limitPrice: '50', quantity: { units: String(i) } });
      }
    },
    order: {},
  },
  MAX_ORDER_UNITS: { mandate: { maxOrderUnits: '5' }, order: {} },
  MAX_ORDER_NOTIONAL: { mandate: { maxOrderNotional: '500' }, order: {} },
  MAX_ORDER_NOTIONAL_PCT: { mandate: { maxOrderNotionalPct: '5' }, order: {} },
  MAX_GROSS_EXPOSURE: { mandate: { maxGrossExposurePct: '5' }, order: {} },
  INSUFFICIENT_FUNDS: { mandate: { cashReservePct: '95' }, order: {} },
};

function denialWith(checks: readonly PreTradeCheck[], scenario: Case) {
  const { mandate, cash, instruments, before, order } = scenario;
  const account = new TestAccount({
    ...(mandate === undefined ? {} : { mandate }),
    ...(cash === undefined ? {} : { cash }),
    ...(instruments === undefined ? {} : { instruments }),
    kernel: { incompleteChecksForMutationTests: checks },
  });
  (before ?? oneBar)(account);
  return account.denial(account.order(order))?.check;
}

describe.each(PRE_TRADE_CHECKS.map(({ code }) => code))('%s', (code) => {
  const scenario = CASES[code];

  it('denies its order', () => {
    expect(scenario, 'each check needs a case here').toBeDefined();
    if (scenario !== undefined) expect(denialWith(PRE_TRADE_CHECKS, scenario)).toBe(code);
  });

  it('alone does: without it the order passes', () => {
    const missing = new Set([code, ...(scenario?.also ?? [])]);
    const others = PRE_TRADE_CHECKS.filter((check) => !missing.has(check.code));
    if (scenario !== undefined) expect(denialWith(others, scenario)).toBeUndefined();
  });
});

it('every case belongs to a check', () => {
  expect(Object.keys(CASES).sort()).toEqual(PRE_TRADE_CHECKS.map(({ code }) => code).sort());
});
