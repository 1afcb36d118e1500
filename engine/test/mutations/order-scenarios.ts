/** Short lives of an order, told by a venue: each needs transitions that no other scenario needs. */
import type { VenueReport } from '../../src/kernel/inputs.js';
import type { OrderStatus } from '../../src/kernel/order-transitions.js';
import { TestAccount } from '../../src/testing/test-account.js';

/** What happens, in a letter: accept, reject, cancel request, cancelled, expired, no cancel, part, rest. */
export type Happening = 'A' | 'R' | 'c' | 'C' | 'E' | 'N' | 'p' | 'f';

export interface OrderScenario {
  readonly happens: readonly Happening[];
  readonly ends: OrderStatus;
  readonly holds: string;
}

const tell = (happens: string, ends: OrderStatus, holds: number): OrderScenario => ({
  happens: [...happens] as Happening[],
  ends,
  holds: String(holds),
});

/** The order is for 10; a part is 2, a rest is what is left, or 1 more when nothing is. */
export const ORDER_SCENARIOS: readonly OrderScenario[] = [
  tell('', 'SUBMITTED', 0),
  tell('A', 'ACCEPTED', 0),
  tell('R', 'REJECTED', 0),
  tell('c', 'PENDING_CANCEL', 0),
  tell('C', 'CANCELED', 0),
  tell('E', 'EXPIRED', 0),
  tell('p', 'PARTIALLY_FILLED', 2),
  tell('f', 'FILLED', 10),
  tell('AR', 'REJECTED', 0),
  tell('Ac', 'PENDING_CANCEL', 0),
  tell('AC', 'CANCELED', 0),
  tell('AE', 'EXPIRED', 0),
  tell('Ap', 'PARTIALLY_FILLED', 2),
  tell('Af', 'FILLED', 10),
  tell('cA', 'PENDING_CANCEL', 0),
  tell('cR', 'REJECTED', 0),
  tell('cN', 'ACCEPTED', 0),
  tell('cpN', 'PARTIALLY_FILLED', 2),
  tell('cC', 'CANCELED', 0),
  tell('cE', 'EXPIRED', 0),
  tell('cp', 'PENDING_CANCEL', 2),
  tell('cf', 'FILLED', 10),
  tell('pc', 'PENDING_CANCEL', 2),
  tell('pC', 'CANCELED', 2),
  tell('pE', 'EXPIRED', 2),
  tell('pp', 'PARTIALLY_FILLED', 4),
  tell('pf', 'FILLED', 10),
  tell('Cp', 'CANCELED', 2),
  tell('Cf', 'FILLED', 10),
  tell('Ep', 'EXPIRED', 2),
  tell('Ef', 'FILLED', 10),
  tell('Rp', 'REJECTED', 2),
  tell('Rf', 'FILLED', 10),
  tell('ff', 'FILLED', 11),
];

const ORDER = 'm.1.scenario.1';

/** Null when the life went as told, else what was different or what was thrown. */
export function play(scenario: OrderScenario): string | null {
  try {
    const account = new TestAccount();
    account.bar({ close: 10_000 });
    account.apply({
      type: 'ORDER_REQUESTED',
      at: 0,
      order: ORDER,
      request: {
        symbol: 'ACME',
        side: 'BUY',
        type: 'MARKET',
        timeInForce: 'GTC',
        quantity: { units: '10' },
        limitPrice: null,
        stopPrice: null,
        reduceOnly: false,
      },
    });
    const before = account.events.length;
    scenario.happens.forEach((happening, index) => happen(account, happening, index));
    const refused = account.events.slice(before).find(({ type }) => type === 'REQUEST_REFUSED');
    const status = account.kernel.view.order(ORDER)?.status;
    const held = account.kernel.view.positions[0]?.quantity ?? '0';
    if (refused !== undefined) return JSON.stringify(refused);
    return status === scenario.ends && held === scenario.holds ? null : `${status} ${held}`;
  } catch (error) {
    return String(error);
  }
}

function happen(account: TestAccount, happening: Happening, index: number): void {
  const common = { at: 0, venueSeq: index + 1, order: ORDER };
  const reason = 'SCENARIO';
  switch (happening) {
    case 'A':
      return void account.apply({ type: 'VENUE_ACCEPTED', ...common });
    case 'R':
      return void account.apply({ type: 'VENUE_REJECTED', ...common, reason });
    case 'C':
      return void account.apply({ type: 'VENUE_CANCELED', ...common, reason });
    case 'E':
      return void account.apply({ type: 'VENUE_EXPIRED', ...common, reason });
    case 'N':
      return void account.apply({ type: 'VENUE_CANCEL_REJECTED', ...common, reason });
    case 'c':
      return void account.apply({ type: 'CANCEL_REQUESTED', at: 0, order: ORDER });
    case 'p':
      return void account.apply(filled(common, index, '2'));
    case 'f':
      return void account.apply(filled(common, index, rest(account)));
  }
}

function rest(account: TestAccount): string {
  const left = 10 - Number(account.kernel.view.order(ORDER)?.filledQuantity ?? 0);
  return String(left > 0 ? left : 1);
}

function filled(
  common: { readonly at: number; readonly venueSeq: number; readonly order: string },
  index: number,
  quantity: string,
): VenueReport {
  const money = { price: '100', fee: '0', liquidity: 'TAKER' } as const;
  return { type: 'VENUE_FILLED', ...common, tradeId: `t${index}`, quantity, ...money };
}
