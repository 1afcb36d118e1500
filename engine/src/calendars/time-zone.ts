/** Wall clocks: the offset of a zone at a moment, and the moment that a wall clock shows. */
import { DAY_MS, MINUTE_MS } from './civil-day.js';

const HOUR_MS = 3_600_000;

/** What a wall-clock time means: a clock change skips some times and repeats others. */
export type WallClock =
  | { readonly kind: 'ONCE'; readonly at: number }
  | { readonly kind: 'TWICE'; readonly at: number; readonly again: number }
  | { readonly kind: 'SKIPPED' };

export class TimeZone {
  /** Offset of each UTC day on which it does not change; NaN where it does. */
  private readonly ofDay = new Map<number, number>();
  private readonly ofHour = new Map<number, number>();
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
    const day = Math.floor(at / DAY_MS);
    let offset = this.ofDay.get(day);
    if (offset === undefined) {
      const start = this.read(day * DAY_MS);
      offset = start === this.read((day + 1) * DAY_MS) ? start : Number.NaN;
      this.ofDay.set(day, offset);
    }
    return Number.isNaN(offset) ? this.offsetInHour(at) : offset;
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

  /** Clocks change on the hour or half hour of UTC. */
  private offsetInHour(at: number): number {
    const half = Math.floor(at / (HOUR_MS / 2));
    let offset = this.ofHour.get(half);
    if (offset === undefined) {
      offset = this.read(half * (HOUR_MS / 2));
      this.ofHour.set(half, offset);
    }
    return offset;
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
