/** Round trips: each fill that opens is matched first-in-first-out with the fills that close it. */
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { Owner } from '../kernel/owner.js';

export interface BacktestTrade {
  readonly instrument: InstrumentState;
  /** Signed lots. */
  readonly lots: number;
  readonly entryRow: number;
  readonly exitRow: number;
  readonly entryTicks: number;
  readonly exitTicks: number;
  /** Entry and exit fee in ledger units. */
  readonly fees: number;
}

interface OpenLots {
  lots: number;
  readonly row: number;
  readonly ticks: number;
  fees: number;
}

export class TradeLog {
  readonly trades: BacktestTrade[] = [];
  /** Of each owner, by instrument. */
  private readonly open = new Map<Owner, OpenLots[][]>();

  record(order: KernelOrder, lots: number, ticks: number, fee: bigint, row: number): void {
    const { instrument } = order;
    const queue = this.queueOf(order.owner, instrument.index);
    let signed = order.sign * lots;
    let fees = Number(fee);
    while (signed !== 0) {
      const first = queue[0];
      if (first === undefined || first.lots > 0 === signed > 0) break;
      const closing = Math.min(Math.abs(first.lots), Math.abs(signed));
      const exitFee = (fees * closing) / Math.abs(signed);
      const entryFee = (first.fees * closing) / Math.abs(first.lots);
      const direction = first.lots > 0 ? 1 : -1;
      this.trades.push({
        instrument,
        lots: direction * closing,
        entryRow: first.row,
        exitRow: row,
        entryTicks: first.ticks,
        exitTicks: ticks,
        fees: entryFee + exitFee,
      });
      first.lots -= direction * closing;
      first.fees -= entryFee;
      fees -= exitFee;
      signed += direction * closing;
      if (first.lots === 0) queue.shift();
    }
    if (signed !== 0) queue.push({ lots: signed, row, ticks, fees });
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
