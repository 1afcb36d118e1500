/** What each owner holds at the simulated venue: the first part of an order's name says whose it is. */
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

function ownerOf(ref: OrderRef): string {
  const end = ref.indexOf('.');
  return end < 0 ? ref : ref.slice(0, end);
}
