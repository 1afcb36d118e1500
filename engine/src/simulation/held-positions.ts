/** What each owner holds at the simulated venue: the first part of an order's name says whose it is. */
import { splitHoldings } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import type { OrderRef } from '../kernel/inputs.js';
import type { RestingOrder } from './resting-order.js';

export class HeldPositions {
  private readonly byOwner = new Map<string, number[]>();

  constructor(private readonly instruments: number) {}

  lots(order: RestingOrder): number {
    return this.byOwner.get(ownerOf(order.ref))?.[order.instrument] ?? 0;
  }

  add(order: RestingOrder, lots: number): void {
    const owner = ownerOf(order.ref);
    let held = this.byOwner.get(owner);
    if (held === undefined) {
      held = new Array<number>(this.instruments).fill(0);
      this.byOwner.set(owner, held);
    }
    held[order.instrument] = (held[order.instrument] ?? 0) + order.terms.sign * lots;
  }

  /** As the account splits them: whole lots for every owner, whose sum is the account's. */
  split(instrument: number, ratio: SplitRatio): void {
    const holders = [...this.byOwner]
      .filter(([, held]) => (held[instrument] ?? 0) !== 0)
      .sort(([a], [b]) => rankOf(a) - rankOf(b));
    const lots = splitHoldings(
      holders.map(([, held]) => held[instrument] as number),
      ratio,
    );
    holders.forEach(([, held], index) => {
      held[instrument] = Number(lots[index]);
    });
  }

  clear(): void {
    this.byOwner.clear();
  }

  save(): Record<string, readonly number[]> {
    return Object.fromEntries([...this.byOwner].map(([owner, lots]) => [owner, [...lots]]));
  }

  load(saved: Readonly<Record<string, readonly number[]>>): void {
    this.clear();
    for (const [owner, lots] of Object.entries(saved)) this.byOwner.set(owner, [...lots]);
  }
}

/** The account's order of its owners: `m`, then `d1`, `d2` … */
function rankOf(owner: string): number {
  return owner === 'm' ? 0 : Number(owner.slice(1));
}

function ownerOf(ref: OrderRef): string {
  const end = ref.indexOf('.');
  return end < 0 ? ref : ref.slice(0, end);
}
