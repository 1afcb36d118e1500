/** Positions after a split: whole lots for everybody, fractions in cash at the last price. */
import { amountOf, exactly, minus, negated, plus } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import { splitHoldings } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import { divideHalfEven } from '../domain/round-half-even.js';
import type { AccountState } from './account-state.js';
import type { InstrumentState } from './instrument-state.js';
import { CASH, REALIZED_PNL, positionAccount } from './ledger.js';
import type { Owner } from './owner.js';
import type { PositionBook } from './position-book.js';

/** One book's share: exact lots are `units ÷ denominator`. */
interface Share {
  readonly owner: Owner;
  readonly book: PositionBook;
  readonly units: bigint;
  readonly lots: bigint;
}

/**
 * The venue pays the account's net fraction. Inside the account the owners' whole lots add up to
 * the account's: those with the largest fractions get a lot for it and pay for what they lacked.
 */
export function splitPositions(
  state: AccountState,
  instrument: InstrumentState,
  ratio: SplitRatio,
): void {
  const { net } = instrument;
  const shares = sharesOf(state, instrument, ratio);
  if (shares.length === 0) return;
  const denominator = BigInt(ratio.denominator);
  const netUnits = BigInt(net.lots) * BigInt(ratio.numerator);
  const netLots = netUnits / denominator;
  for (const { book, units, lots } of shares) {
    const cash = inLieu(instrument, ratio, units - lots * denominator);
    splitBoth(instrument, book, { units, lots, denominator, cash });
  }
  const cash = inLieu(instrument, ratio, netUnits - netLots * denominator);
  const split = { units: netUnits, lots: netLots, denominator, cash };
  const profit = splitBoth(instrument, net, split);
  post(state, positionAccount(instrument.index), instrument.amount(amountOf(cash)), profit);
  for (const { owner, book } of shares) state.events?.positionChanged(instrument, book, owner.ref);
  state.events?.positionChanged(instrument, net, null);
}

function sharesOf(
  state: AccountState,
  instrument: InstrumentState,
  ratio: SplitRatio,
): readonly Share[] {
  const holders = state.owners
    .map((owner) => ({ owner, book: owner.book(instrument.index) }))
    .filter(({ book }) => book.lots !== 0);
  const lots = splitHoldings(
    holders.map(({ book }) => book.lots),
    ratio,
  );
  return holders.map((holder, index) => ({
    ...holder,
    units: BigInt(holder.book.lots) * BigInt(ratio.numerator),
    lots: lots[index] as bigint,
  }));
}

/** Of one book; `cash` is in the instrument's currency. */
interface BookSplit {
  readonly units: bigint;
  readonly lots: bigint;
  readonly denominator: bigint;
  readonly cash: bigint;
}

function splitBoth(instrument: InstrumentState, book: PositionBook, split: BookSplit): Amount {
  if (book.quoted !== null) splitBook(book.quoted, split);
  return splitBook(book, { ...split, cash: exactly(instrument.amount(amountOf(split.cash))) });
}

/** Value of `units ÷ denominator` lots at the last price, which the split divides; signed. */
function inLieu({ scale, closeTicks }: InstrumentState, ratio: SplitRatio, units: bigint): bigint {
  const ticks = units * BigInt(closeTicks) * scale.numerator;
  return divideHalfEven(ticks, BigInt(ratio.numerator) * scale.denominator);
}

/** Cost leaves with the fraction that is paid out, and grows by what a whole lot lacked. */
function splitBook(book: PositionBook, { units, lots, denominator, cash }: BookSplit): Amount {
  const left = units - lots * denominator;
  book.lots = Number(lots);
  if (left === 0n) return 0;
  if (left > 0n !== units > 0n) {
    book.cost = minus(book.cost, amountOf(cash));
    return 0;
  }
  const size = units > 0n ? units : -units;
  const part = left > 0n ? left : -left;
  const cost = exactly(book.cost);
  const released = lots === 0n ? cost : divideHalfEven(cost * part, size);
  const profit = amountOf(cash - released);
  book.cost = amountOf(cost - released);
  book.realized = plus(book.realized, profit);
  return profit;
}

function post({ ledger }: AccountState, position: number, cash: Amount, profit: Amount): void {
  if (cash > 0) ledger.post(CASH, position, cash, 'CASH_IN_LIEU', null);
  if (cash < 0) ledger.post(position, CASH, negated(cash), 'CASH_IN_LIEU', null);
  if (profit > 0) ledger.post(position, REALIZED_PNL, profit, 'REALIZE', null);
  if (profit < 0) ledger.post(REALIZED_PNL, position, negated(profit), 'REALIZE', null);
}
