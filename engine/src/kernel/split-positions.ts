/** Positions after a split: whole lots for everybody, fractions in cash at the last price. */
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
  post(state, positionAccount(instrument.index), instrument.amount(cash), profit);
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

function splitBoth(instrument: InstrumentState, book: PositionBook, split: BookSplit): bigint {
  if (book.quoted !== null) splitBook(book.quoted, split);
  return splitBook(book, { ...split, cash: instrument.amount(split.cash) });
}

/** Value of `units ÷ denominator` lots at the last price, which the split divides; signed. */
function inLieu({ scale, closeTicks }: InstrumentState, ratio: SplitRatio, units: bigint): bigint {
  const ticks = units * BigInt(closeTicks) * scale.numerator;
  return divideHalfEven(ticks, BigInt(ratio.numerator) * scale.denominator);
}

/** Cost leaves with the fraction that is paid out, and grows by what a whole lot lacked. */
function splitBook(book: PositionBook, { units, lots, denominator, cash }: BookSplit): bigint {
  const left = units - lots * denominator;
  book.lots = Number(lots);
  if (left === 0n) return 0n;
  if (left > 0n !== units > 0n) {
    book.cost -= cash;
    return 0n;
  }
  const size = units > 0n ? units : -units;
  const part = left > 0n ? left : -left;
  const released = lots === 0n ? book.cost : divideHalfEven(book.cost * part, size);
  book.cost -= released;
  book.realized += cash - released;
  return cash - released;
}

function post({ ledger }: AccountState, position: number, cash: bigint, profit: bigint): void {
  if (cash > 0n) ledger.post(CASH, position, cash, 'CASH_IN_LIEU', null);
  if (cash < 0n) ledger.post(position, CASH, -cash, 'CASH_IN_LIEU', null);
  if (profit > 0n) ledger.post(position, REALIZED_PNL, profit, 'REALIZE', null);
  if (profit < 0n) ledger.post(REALIZED_PNL, position, -profit, 'REALIZE', null);
}
