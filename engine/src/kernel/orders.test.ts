/** The life of an order, and what a venue may do to it. */
import { describe, expect, it } from 'vitest';
import { TestAccount } from '../testing/test-account.js';
import type { VenueReport } from './inputs.js';

const ACCEPTED = (order: string): VenueReport => ({
  type: 'VENUE_ACCEPTED',
  at: 0,
  venueSeq: 1,
  order,
});

function fill(order: string, tradeId: string, quantity: string, price = '100'): VenueReport {
  return {
    type: 'VENUE_FILLED',
    at: 0,
    venueSeq: 9,
    order,
    tradeId,
    quantity,
    price,
    fee: '0',
    liquidity: 'TAKER',
  };
}

/** An order that is submitted, and a venue that the test plays itself. */
function submitted(quantity = '10'): { account: TestAccount; order: string } {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  const order = 'm.1.x.1';
  account.apply({
    type: 'ORDER_REQUESTED',
    at: account.at,
    order,
    request: {
      symbol: 'ACME',
      side: 'BUY',
      type: 'MARKET',
      timeInForce: 'GTC',
      quantity: { units: quantity },
      limitPrice: null,
      stopPrice: null,
      reduceOnly: false,
    },
  });
  return { account, order };
}

const ended = (type: 'VENUE_CANCELED' | 'VENUE_EXPIRED', order: string): VenueReport => ({
  type,
  at: 0,
  venueSeq: 5,
  order,
  reason: 'X',
});

describe('an order', () => {
  it('goes from submitted over accepted to filled, and its money with it', () => {
    const { account, order } = submitted();
    expect(account.kernel.view.reserved).toBe('1001');
    account.apply(ACCEPTED(order));
    account.apply(fill(order, 't1', '4'));
    expect(account.kernel.view.order(order)?.status).toBe('PARTIALLY_FILLED');
    expect(account.kernel.view.reserved).toBe('600.6');
    account.apply(fill(order, 't2', '6', '101'));
    expect(account.kernel.view.order(order)?.status).toBe('FILLED');
    expect(account.kernel.view.reserved).toBe('0');
    expect(account.kernel.view.cash).toBe('8994');
    expect(account.kernel.view.positions[0]?.averagePrice).toBe('100.6');
  });

  it('is filled before its acknowledgement arrives, and the acknowledgement changes nothing', () => {
    const { account, order } = submitted();
    account.apply(fill(order, 't1', '10'));
    const late = account.apply(ACCEPTED(order));
    expect(late).toMatchObject([{ type: 'REQUEST_REFUSED', code: 'LATE_REPORT' }]);
    expect(account.kernel.view.order(order)?.status).toBe('FILLED');
  });

  it('books each trade once, however often the venue reports it', () => {
    const { account, order } = submitted();
    account.apply(fill(order, 't1', '4'));
    const again = account.apply(fill(order, 't1', '4'));
    expect(again).toMatchObject([{ type: 'REQUEST_REFUSED', code: 'DUPLICATE_TRADE' }]);
    expect(account.kernel.view.positions[0]?.quantity).toBe('4');
  });

  it.each(['VENUE_CANCELED', 'VENUE_EXPIRED'] as const)(
    'adopts a part that was filled before %s was known, and stays ended',
    (type) => {
      const { account, order } = submitted();
      account.apply(ended(type, order));
      expect(account.kernel.view.reserved).toBe('0');
      account.apply(fill(order, 't1', '3'));
      expect(account.kernel.view.positions[0]?.quantity).toBe('3');
      expect(account.kernel.view.order(order)?.status).toBe(type.slice(6));
      account.apply(fill(order, 't2', '7'));
      expect(account.kernel.view.order(order)?.status).toBe('FILLED');
    },
  );

  it('adopts more than was asked for, because the venue holds it', () => {
    const { account, order } = submitted();
    account.apply(fill(order, 't1', '10'));
    account.apply(fill(order, 't2', '1'));
    expect(account.kernel.view.positions[0]?.quantity).toBe('11');
  });

  it('keeps its reservation while a cancel is pending and resumes when the venue refuses it', () => {
    const { account, order } = submitted();
    account.apply(ACCEPTED(order));
    account.apply({ type: 'CANCEL_REQUESTED', at: account.at, order });
    expect(account.kernel.view.order(order)?.status).toBe('PENDING_CANCEL');
    expect(account.kernel.view.reserved).toBe('1001');
    account.apply(fill(order, 't1', '4'));
    expect(account.kernel.view.order(order)?.status).toBe('PENDING_CANCEL');
    account.apply({ type: 'VENUE_CANCEL_REJECTED', at: 0, venueSeq: 3, order, reason: 'NO' });
    expect(account.kernel.view.order(order)?.status).toBe('PARTIALLY_FILLED');
  });

  it.each([
    ['ORDER_NOT_FOUND', 'm.1.none.1'],
    ['CANCEL_ALREADY_PENDING', 'm.1.x.1'],
  ])('refuses a cancel with %s and changes nothing', (code, target) => {
    const { account, order } = submitted();
    account.apply({ type: 'CANCEL_REQUESTED', at: account.at, order });
    const events = account.apply({ type: 'CANCEL_REQUESTED', at: account.at, order: target });
    expect(events).toMatchObject([{ type: 'REQUEST_REFUSED', code }]);
  });

  it('refuses a second order of the same name', () => {
    const { account, order } = submitted();
    const [event] = account.apply({
      ...(account.inputs.at(-1) as Extract<
        (typeof account.inputs)[number],
        { type: 'ORDER_REQUESTED' }
      >),
    });
    expect(event).toMatchObject({ code: 'DUPLICATE_ORDER_REF', order });
  });

  it('shows a report on an order that nobody knows, and goes on', () => {
    const { account } = submitted();
    const events = account.apply(fill('someone-else', 't1', '1'));
    expect(events).toMatchObject([{ type: 'REQUEST_REFUSED', code: 'UNKNOWN_ORDER' }]);
    expect(account.kernel.view.positions).toEqual([]);
  });

  it('books a price between two ticks for what it costs', () => {
    const { account, order } = submitted();
    account.apply(fill(order, 't1', '10', '100.0033'));
    expect(account.kernel.view.cash).toBe('8999.967');
  });

  it('turns a position round: what closes realises, what opens is reserved and paid', () => {
    const account = new TestAccount();
    account.bar({ close: 10_000 });
    account.order({ quantity: { units: '10' } });
    account.bar({ close: 10_000 });
    const turn = account.order({ side: 'SELL', quantity: { units: '15' } });
    expect(account.kernel.view.order(turn)?.reserved).toBe('500.5');
    account.bar({ open: 11_000, close: 11_000 });
    expect(account.kernel.view.positions[0]).toMatchObject({
      quantity: '-5',
      averagePrice: '110',
      realizedPnl: '100',
    });
  });

  it('takes back a reduce-only order when there is nothing left to reduce', () => {
    const account = new TestAccount();
    account.bar({ close: 10_000 });
    account.order({ quantity: { units: '10' } });
    account.bar({ close: 10_000 });
    const stop = { type: 'STOP', stopPrice: '90', reduceOnly: true } as const;
    const guard = account.order({ side: 'SELL', quantity: { units: '10' }, ...stop });
    account.order({ side: 'SELL', quantity: { units: '10' } });
    account.bar({ close: 10_000 });
    expect(account.kernel.view.order(guard)?.status).toBe('CANCELED');
  });
});
