/** Bars of a longer timeframe as a strategy sees them: closed ones only, made from its own bars. */
import { calendarOf } from '../calendars/calendars.js';
import { assertThat } from '../domain/assert.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { JsonObject, JsonValue } from '../domain/json.js';
import { DAY_MS, parseTimeframe, timeframeMs } from '../market-data/bar-time.js';
import { BarResampler } from '../market-data/resample/bar-resampler.js';
import type { CoarseBar } from '../market-data/resample/bar-resampler.js';
import { bucketFault, bucketRule } from '../market-data/resample/coarse-buckets.js';
import type { BucketRule, BucketTerms } from '../market-data/resample/coarse-buckets.js';
import type { StrategyBar } from './define-strategy.js';
import type { Tracked } from './tracked-state.js';

/** Closed bars of one timeframe; `ago` counts back from the newest, which is 0. */
export interface TimeframeBars {
  /** Whether a bar has closed with the bar that the strategy is being shown. */
  readonly closed: boolean;
  /** Closed bars that can still be asked for. */
  readonly length: number;
  /** When the bar opened; NaN, as the others, where there is no such bar. */
  label(ago?: number): number;
  open(ago?: number): number;
  high(ago?: number): number;
  low(ago?: number): number;
  close(ago?: number): number;
  volume(ago?: number): number;
}

export interface TimeframeOptions {
  /** Bars that can be asked for. */
  readonly keep?: number | undefined;
}

const KEPT = 100;
/** They are part of every snapshot of the account. */
const MOST_KEPT = 5_000;
const FIELDS = ['label', 'open', 'high', 'low', 'close', 'volume'] as const;

/** The first bar may have begun before the strategy did: it is not shown. */
export class ResampledBars implements TimeframeBars, Tracked {
  readonly lookback = 0;
  closed = false;
  private readonly baseMs: number;
  private readonly bucketOf: BucketRule;
  private readonly resampler: BarResampler;
  /** A ring of `keep` bars with their fields side by side. */
  private readonly ring: Float64Array;
  private count = 0;
  private isFirst = true;
  /** Label of the interval that has closed last, whether it was shown or not. */
  private lastClosed: number | null = null;

  constructor(
    instrument: InstrumentSpec,
    timeframe: string,
    { keep = KEPT }: TimeframeOptions = {},
  ) {
    const toMs = parseTimeframe(timeframe);
    if (toMs === null) throw new Error(`"${timeframe}" is not a timeframe such as 1h or 1d`);
    if (!(Number.isInteger(keep) && keep > 0 && keep <= MOST_KEPT)) {
      throw new Error(`keep takes a whole number from 1 to ${MOST_KEPT}, not ${keep}`);
    }
    this.baseMs = timeframeMs(instrument.timeframe);
    const terms = termsOf(instrument, this.baseMs, toMs);
    const fault = bucketFault(terms);
    if (fault !== null) throw new Error(fault);
    this.ring = new Float64Array(keep * FIELDS.length);
    this.bucketOf = bucketRule(terms);
    this.resampler = new BarResampler(this.bucketOf, this.baseMs, (bar, bucket, firstOpen) => {
      this.lastClosed = bucket.label;
      const whole = !this.isFirst || firstOpen <= bucket.coreFrom;
      this.isFirst = false;
      if (whole) this.keep(bar);
    });
  }

  /** The strategy's own bar, before the strategy is shown it. */
  push(bar: StrategyBar): void {
    this.closed = false;
    const open = bar.at + 1 - this.baseMs;
    // A day that the calendar does not know, after its week: what has closed stays as it was shown.
    if (this.bucketOf(open)?.label === this.lastClosed) return;
    this.resampler.push(open, bar);
    // A week of daily bars is over with its last trading day, though its Sunday is still to come.
    this.resampler.finishIfWhole();
  }

  get length(): number {
    return Math.min(this.count, this.capacity);
  }

  label(ago = 0): number {
    return this.value(0, ago);
  }
  open(ago = 0): number {
    return this.value(1, ago);
  }
  high(ago = 0): number {
    return this.value(2, ago);
  }
  low(ago = 0): number {
    return this.value(3, ago);
  }
  close(ago = 0): number {
    return this.value(4, ago);
  }
  volume(ago = 0): number {
    return this.value(5, ago);
  }

  save(): JsonValue {
    const kept = Math.min(this.count, this.capacity) * FIELDS.length;
    return {
      count: this.count,
      isFirst: this.isFirst,
      lastClosed: this.lastClosed,
      forming: this.resampler.save(),
      ring: [...this.ring.subarray(0, kept)],
    };
  }

  load(saved: JsonValue): void {
    const state = saved as JsonObject;
    const ring = state['ring'] as readonly number[];
    assertThat(ring.length <= this.ring.length, 'the saved bars do not fit this strategy');
    this.count = state['count'] as number;
    this.isFirst = state['isFirst'] as boolean;
    this.lastClosed = (state['lastClosed'] ?? null) as number | null;
    this.resampler.load(state['forming'] as JsonValue);
    this.ring.set(ring);
    this.closed = false;
  }

  private get capacity(): number {
    return this.ring.length / FIELDS.length;
  }

  private keep(bar: CoarseBar): void {
    const start = (this.count % this.capacity) * FIELDS.length;
    FIELDS.forEach((field, i) => {
      this.ring[start + i] = bar[field];
    });
    this.count += 1;
    this.closed = true;
  }

  private value(field: number, ago: number): number {
    if (!(Number.isInteger(ago) && ago >= 0 && ago < this.length)) return Number.NaN;
    const place = (this.count - 1 - ago) % this.capacity;
    return this.ring[place * FIELDS.length + field] as number;
  }
}

/** By the clock, and in days and weeks the regular session alone, as the command resamples. */
function termsOf(instrument: InstrumentSpec, fromMs: number, toMs: number): BucketTerms {
  const hours = toMs >= DAY_MS ? 'REGULAR' : 'ALL';
  return { fromMs, toMs, calendar: calendarOf(instrument), hours, alignment: 'CLOCK' };
}
