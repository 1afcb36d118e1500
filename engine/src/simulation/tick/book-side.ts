/** One side of an order book: levels from the best price outwards, and what we have taken of them. */
import { assertThat } from '../../domain/assert.js';
import type { FillPart } from '../fill-model.js';
import type { BookLevel } from './market-event.js';

/**
 * Recorded data does not know that we traded: a level that we emptied still shows its size. So what
 * we took of a level stays taken until the level shows more than before, or goes away.
 */
export class BookSide {
  private readonly prices: number[] = [];
  private readonly sizes: number[] = [];
  private readonly taken: number[] = [];

  /** +1 for bids, whose best price is the highest; −1 for asks. */
  constructor(private readonly sign: 1 | -1) {}

  get bestTicks(): number {
    return this.prices[0] ?? 0;
  }

  get depth(): number {
    return this.prices.length;
  }

  /** Lots shown at a price; 0 where there is no such level. */
  lotsAt(ticks: number): number {
    const index = this.find(ticks);
    return this.prices[index] === ticks ? (this.sizes[index] as number) : 0;
  }

  /** Lots that can still be had at `limitTicks` or better; 0 for a limit means any price. */
  available(limitTicks: number): number {
    let lots = 0;
    for (let i = 0; i < this.prices.length && this.isWithin(i, limitTicks); i += 1) {
      lots += this.left(i);
    }
    return lots;
  }

  /** What up to `lots` would get from the best level outwards. */
  peek(lots: number, limitTicks: number): readonly FillPart[] {
    const parts: FillPart[] = [];
    let wanted = lots;
    for (let i = 0; i < this.prices.length && wanted > 0 && this.isWithin(i, limitTicks); i += 1) {
      const got = Math.min(wanted, this.left(i));
      if (got === 0) continue;
      wanted -= got;
      parts.push({ ticks: this.prices[i] as number, lots: got });
    }
    return parts;
  }

  /** Takes it. */
  take(lots: number, limitTicks: number): readonly FillPart[] {
    const parts = this.peek(lots, limitTicks);
    for (const part of parts) {
      const index = this.find(part.ticks);
      this.taken[index] = (this.taken[index] as number) + part.lots;
    }
    return parts;
  }

  /** A level's new size; what it shows beyond what we took of it can be had. */
  set(ticks: number, lots: number): void {
    assertThat(ticks > 0 && lots >= 0, 'a level has a price above 0 and a size of at least 0');
    const index = this.find(ticks);
    if (this.prices[index] !== ticks) {
      if (lots === 0) return;
      this.prices.splice(index, 0, ticks);
      this.sizes.splice(index, 0, lots);
      this.taken.splice(index, 0, 0);
      return;
    }
    if (lots === 0) {
      this.removeAt(index);
      return;
    }
    this.sizes[index] = lots;
    this.taken[index] = Math.min(lots, this.taken[index] as number);
  }

  /** All levels at once; what was taken of those that stay is remembered. */
  replace(levels: readonly BookLevel[]): void {
    const kept = new Set(levels.map(([ticks]) => ticks));
    for (let i = this.prices.length - 1; i >= 0; i -= 1) {
      if (!kept.has(this.prices[i] as number)) this.removeAt(i);
    }
    for (const [ticks, lots] of levels) this.set(ticks, lots);
  }

  levels(): readonly BookLevel[] {
    return this.prices.map((ticks, i) => [ticks, this.sizes[i] as number] as const);
  }

  private left(index: number): number {
    return (this.sizes[index] as number) - (this.taken[index] as number);
  }

  private isWithin(index: number, limitTicks: number): boolean {
    return limitTicks === 0 || ((this.prices[index] as number) - limitTicks) * this.sign >= 0;
  }

  private removeAt(index: number): void {
    this.prices.splice(index, 1);
    this.sizes.splice(index, 1);
    this.taken.splice(index, 1);
  }

  /** Index of the price, or where it belongs. */
  private find(ticks: number): number {
    let low = 0;
    let high = this.prices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (((this.prices[middle] as number) - ticks) * this.sign > 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
