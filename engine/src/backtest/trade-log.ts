/**
 * Round trips: each fill that opens is matched first-in-first-out with the fills that close it, but
 * for what protects an entry, which closes that one.
 */
import type { Amount } from '../domain/amount.js';
import { splitLots, splitTicks } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { Owner } from '../kernel/owner.js';
import { TradeList } from './trade-list.js';

interface OpenLots {
  lots: number;
  readonly row: number;
  readonly ticks: number;
  readonly rate: number;
  fees: number;
  readonly order: KernelOrder;
}

export class TradeLog {
  readonly trades: TradeList;
  /** Of each owner, by instrument. */
  private readonly open = new Map<Owner, OpenLots[][]>();

  constructor(instruments: readonly InstrumentState[]) {
    this.trades = new TradeList(instruments);
  }

  record(order: KernelOrder, lots: number, ticks: number, fee: Amount, row: number): void {
    const { instrument } = order;
    const queue = this.queueOf(order.owner, instrument.index);
    let signed = order.sign * lots;
    let fees = Number(instrument.amount(fee));
    const rate = instrument.rateFloat;
    while (signed !== 0) {
      const first = closedBy(order, queue);
      if (first === undefined || first.lots > 0 === signed > 0) break;
      const closing = Math.min(Math.abs(first.lots), Math.abs(signed));
      const exitFee = (fees * closing) / Math.abs(signed);
      const entryFee = (first.fees * closing) / Math.abs(first.lots);
      const direction = first.lots > 0 ? 1 : -1;
      this.trades.add({
        instrument,
        lots: direction * closing,
        entryRow: first.row,
        exitRow: row,
        entryTicks: first.ticks,
        exitTicks: ticks,
        entryRate: first.rate,
        exitRate: rate,
        fees: entryFee + exitFee,
        stopLoss: priceOf(first.order, 'stopLoss'),
        takeProfit: priceOf(first.order, 'takeProfit'),
      });
      first.lots -= direction * closing;
      first.fees -= entryFee;
      fees -= exitFee;
      signed += direction * closing;
      if (first.lots === 0) remove(queue, first);
    }
    if (signed !== 0) queue.push({ lots: signed, row, ticks, rate, fees, order });
  }

  /**
   * Open lots in new shares, so that each owner's add up to its position again: the youngest take
   * what rounding leaves. A fraction paid in cash is no trade.
   */
  split(instrument: InstrumentState, ratio: SplitRatio): void {
    for (const [owner, queues] of this.open) {
      const queue = queues[instrument.index] ?? [];
      let before = 0;
      let after = 0;
      const parts = queue.map((open, index) => {
        before += open.lots;
        const isLast = index === queue.length - 1;
        const upTo = isLast ? owner.book(instrument.index).lots : splitLots(before, ratio);
        const part = upTo - after;
        after = upTo;
        return { ...open, lots: part, ticks: splitTicks(open.ticks, ratio) };
      });
      queues[instrument.index] = parts.filter(({ lots }) => lots !== 0);
    }
  }

  private queueOf(owner: Owner, instrument: number): OpenLots[] {
    let queues = this.open.get(owner);
    if (queues === undefined) {
      queues = [];
      this.open.set(owner, queues);
    }
    return (queues[instrument] ??= []);
  }
}

/** Keeps the others in their order without a new array. */
function remove(queue: OpenLots[], closed: OpenLots): void {
  for (let i = queue.indexOf(closed) + 1; i < queue.length; i += 1) {
    queue[i - 1] = queue[i] as OpenLots;
  }
  queue.pop();
}

/** What protects an entry closes that one; all else closes what was opened first. */
function closedBy(order: KernelOrder, queue: readonly OpenLots[]): OpenLots | undefined {
  const { parentRef } = order.conditions;
  if (parentRef === null) return queue[0];
  return queue.find((open) => open.order.ref === parentRef) ?? queue[0];
}

function priceOf(order: KernelOrder, name: 'stopLoss' | 'takeProfit'): number | null {
  const { exact, stopLossTicks, takeProfitTicks } = order.conditions;
  const ticks = name === 'stopLoss' ? stopLossTicks : takeProfitTicks;
  if (ticks === 0) return null;
  return exact === null ? order.instrument.scale.ticksToFloat(ticks) : exact[name];
}
