/** Whatever decimals an order comes with, the account answers it, and goes on with the market. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ORDER_TYPES, TIMES_IN_FORCE } from '../domain/order.js';
import type { OrderRequest } from '../domain/order.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { ACME, TestAccount } from '../testing/test-account.js';

/** Coarse, fine, and beyond any step: the edges of the safe integers at each of these scales. */
const INSTRUMENTS: readonly InstrumentSpec[] = [
  ACME,
  { ...ACME, tickSize: '0.00000001', lotSize: '1' },
  { ...ACME, tickSize: '0.25', lotSize: '0.0001' },
];

const EDGES = [
  ...['0.01', '1', '99.99', '100', '100.25', '4000', '90071992547409.91', '90071992547409.75'],
  ...['90071992547409.9', '90071992547309', '45035996273704.96', '90071992.54740991'],
  ...['45035996.27370496', '9007199254740991', '900719925474.0991', '99999999999999999999'],
];
const decimal = fc.constantFrom(...EDGES);
const perhaps = fc.option(decimal, { nil: null });
const request: fc.Arbitrary<OrderRequest> = fc.record({
  symbol: fc.constantFrom('ACME', 'ACME', 'ACME', '__proto__'),
  side: fc.constantFrom('BUY' as const, 'SELL' as const),
  type: fc.constantFrom(...ORDER_TYPES),
  timeInForce: fc.constantFrom(...TIMES_IN_FORCE),
  quantity: fc.oneof(
    decimal.map((units) => ({ units })),
    decimal.map((notional) => ({ notional })),
    fc.constantFrom('1', '0.000001').map((equityFraction) => ({ equityFraction })),
  ),
  limitPrice: perhaps,
  stopPrice: perhaps,
  reduceOnly: fc.boolean(),
  trailAmount: perhaps,
  trailPercent: fc.option(fc.constantFrom('0.000001', '99.999999', '50'), { nil: null }),
  stopLoss: perhaps,
  takeProfit: perhaps,
  displayQuantity: perhaps,
  after: fc.option(fc.constantFrom('m.1.t0.1', 'm.1.t1.1'), { nil: null }),
  ocoGroup: fc.option(fc.constantFrom('__proto__', 'a'), { nil: null }),
});

it.each(INSTRUMENTS)('answers any request in ticks of $tickSize', (spec) => {
  fc.assert(
    fc.property(fc.array(request, { minLength: 1, maxLength: 6 }), (requests) => {
      const account = new TestAccount({ cash: '1000000', instruments: [spec] });
      account.bar({ close: 400 });
      for (const one of requests) account.order(one);
      account.bar({ open: 400, high: 480, low: 320, close: 440 });
      account.bar({ open: 440, high: 900, low: 40, close: 60 });
      expect(account.kernel.view.opened).toBe(true);
    }),
    { numRuns: 300 },
  );
});
