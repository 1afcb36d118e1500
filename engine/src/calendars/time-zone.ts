/** Wall clocks: the offset of a zone at a moment, and the moment that a wall clock shows. */
import { DAY_MS, MINUTE_MS } from './civil-day.js';

/** What a wall-clock time means: a clock change skips some times and repeats others. */
export type WallClock =
  | { readonly kind: 'ONCE'; readonly at: number }
  | { readonly kind: 'TWICE'; readonly at: number; readonly again: number }
  | { readonly kind: 'SKIPPED' };

/** One stretch of time with one offset, end excluded. */
interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** No zone changes its clocks twice within this time. */
const SAMPLE_MS = 10 * DAY_MS;
/** Clocks change on a quarter of an hour of UTC. */
const CHANGE_MS = 15 * MINUTE_MS;
/** A stretch is looked up this far at once. */
const BLOCK_MS = 36 * SAMPLE_MS;

export class TimeZone {
  /** Stretches of each block of time that was asked for. */
  private readonly blocks = new Map<number, readonly OffsetSpan[]>();
  private last: OffsetSpan = { from: 0, to: 0, offset: 0 };
  private readonly format: Intl.DateTimeFormat;

  /** `name` as the IANA database has it, e.g. `America/New_York`. */
  constructor(readonly name: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  }

  /** Milliseconds that the zone's clocks are ahead of UTC. */
  offsetAt(at: number): number {
    if (at >= this.last.from && at < this.last.to) return this.last.offset;
    const block = Math.floor(at / BLOCK_MS);
    let spans = this.blocks.get(block);
    if (spans === undefined) {
      spans = this.readBlock(block * BLOCK_MS);
      this.blocks.set(block, spans);
    }
    this.last = spans.find(({ to }) => at < to) as OffsetSpan;
    return this.last.offset;
  }

  /** What the clocks show, as milliseconds since their own 1970. */
  localOf(at: number): number {
    return at + this.offsetAt(at);
  }

  /** The moment of a wall-clock time; `local` as `localOf` gives it. */
  wallClock(local: number): WallClock {
    const before = this.offsetAt(local - DAY_MS);
    const after = this.offsetAt(local + DAY_MS);
    const first = local - before;
    const second = local - after;
    const firstHolds = this.offsetAt(first) === before;
    const secondHolds = this.offsetAt(second) === after;
    if (firstHolds && secondHolds && first !== second) {
      return { kind: 'TWICE', at: Math.min(first, second), again: Math.max(first, second) };
    }
    if (firstHolds) return { kind: 'ONCE', at: first };
    return secondHolds ? { kind: 'ONCE', at: second } : { kind: 'SKIPPED' };
  }

  /** For times that clock changes do not touch; a skipped one is taken as if it were not. */
  momentOf(day: number, minute: number): number {
    const local = day * DAY_MS + minute * MINUTE_MS;
    const clock = this.wallClock(local);
    return clock.kind === 'SKIPPED' ? local - this.offsetAt(local - DAY_MS) : clock.at;
  }

  private readBlock(start: number): readonly OffsetSpan[] {
    const spans: OffsetSpan[] = [];
    let from = start;
    let offset = this.read(start);
    for (let at = start + SAMPLE_MS; at <= start + BLOCK_MS; at += SAMPLE_MS) {
      const next = this.read(at);
      if (next === offset) continue;
      const change = this.changeBetween(at - SAMPLE_MS, at, offset);
      spans.push({ from, to: change, offset });
      from = change;
      offset = next;
    }
    spans.push({ from, to: start + BLOCK_MS, offset });
    return spans;
  }

  /** First quarter of an hour that no longer has the offset which `from` has. */
  private changeBetween(from: number, to: number, offset: number): number {
    let low = 0;
    let high = (to - from) / CHANGE_MS;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.read(from + middle * CHANGE_MS) === offset) low = middle;
      else high = middle;
    }
    return from + high * CHANGE_MS;
  }

  private read(at: number): number {
    const parts = Object.fromEntries(
      this.format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
    const shown = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
    return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS;
  }
}

export const UTC = new TimeZone('UTC');
export const NEW_YORK = new TimeZone('America/New_York');
