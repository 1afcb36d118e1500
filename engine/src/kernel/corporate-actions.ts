/** Splits and cash dividends in the account, before the first bar of the day they take effect. */
import { negated, plus } from '../domain/amount.js';
import { isSplitRatio, priceFactor } from '../domain/corporate-action.js';
import type { AccountState } from './account-state.js';
import type { KernelInput } from './inputs.js';
import { CASH, REALIZED_PNL } from './ledger.js';
import { refuse } from './refuse.js';
import { splitOrders } from './split-order.js';
import { splitPositions } from './split-positions.js';

/**
 * Positions, open orders and the last price change together, so equity stays what it was, but for
 * the rounding of the last price to a tick, which the next bar replaces.
 */
export function applySplit(
  state: AccountState,
  { symbol, numerator, denominator }: Extract<KernelInput, { type: 'SPLIT' }>,
): void {
  const instrument = state.instrument(symbol);
  const ratio = { numerator, denominator };
  if (instrument === undefined || !isSplitRatio(ratio) || instrument.isRate) {
    const sentence =
      instrument === undefined
        ? `The account does not trade ${symbol}.`
        : instrument.isRate
          ? `${symbol} is a rate that amounts are converted at: it has no splits.`
          : `${numerator}:${denominator} is not a split ratio.`;
    refuse(state, 'INVALID_CORPORATE_ACTION', sentence, null);
    return;
  }
  state.events?.push({ denominator, numerator, symbol, type: 'SPLIT_APPLIED' });
  splitPositions(state, instrument, ratio);
  instrument.split(ratio, 1 / priceFactor(ratio));
  splitOrders(state, instrument, ratio);
}

/** Longs are credited, shorts debited; each owner's share is profit that it has realised. */
export function applyDividend(
  state: AccountState,
  { symbol, amount }: Extract<KernelInput, { type: 'DIVIDEND' }>,
): void {
  const instrument = state.instrument(symbol);
  if (instrument === undefined || amount.startsWith('-')) {
    const sentence =
      instrument === undefined
        ? `The account does not trade ${symbol}.`
        : `A dividend of ${amount} is none.`;
    refuse(state, 'INVALID_CORPORATE_ACTION', sentence, null);
    return;
  }
  const { scale, net, index } = instrument;
  const total = instrument.amount(scale.notionalAt(net.lots, amount));
  state.events?.push({ amount, symbol, total: state.money(total), type: 'DIVIDEND_PAID' });
  if (total > 0) state.ledger.post(CASH, REALIZED_PNL, total, 'DIVIDEND', null);
  if (total < 0) state.ledger.post(REALIZED_PNL, CASH, negated(total), 'DIVIDEND', null);
  for (const owner of state.owners) {
    const book = owner.book(index);
    if (book.lots === 0) continue;
    const share = instrument.amount(scale.notionalAt(book.lots, amount));
    book.realized = plus(book.realized, share);
    state.events?.positionChanged(instrument, book, owner.ref);
  }
  if (net.lots === 0) return;
  net.realized = plus(net.realized, total);
  state.events?.positionChanged(instrument, net, null);
}
