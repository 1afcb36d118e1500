/** A whole series of fine bars into coarse bars, labelled by their open. */
import { tradingCalendar } from '../../calendars/calendars.js';
import type { CalendarId } from '../../calendars/trading-calendar.js';
import { DAY_MS } from '../bar-time.js';
import { BarResampler } from './bar-resampler.js';
import { bucketFault, bucketRule } from './coarse-buckets.js';
import type { BucketAlignment, BucketTerms, TradingHours } from './coarse-buckets.js';

/** Bars in columns, labelled by the time they opened. */
export interface LabelledBars {
  readonly length: number;
  readonly label: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

export interface ResampleOptions {
  /** `24/7` unless stated. */
  readonly calendar?: CalendarId | undefined;
  /** Regular hours for days and weeks, all hours for parts of a day, unless stated. */
  readonly hours?: TradingHours | undefined;
  readonly alignment?: BucketAlignment | undefined;
  /** The first and the last bar when the series begins or ends inside them: left out unless KEEP. */
  readonly partial?: 'KEEP' | 'DROP' | undefined;
}

export type ResampleResult =
  | {
      readonly ok: true;
      readonly bars: LabelledBars;
      /** Labels of a partial first and last bar, null where the bar is whole. */
      readonly partialFirst: number | null;
      readonly partialLast: number | null;
      /** Fine bars outside the wanted hours. */
      readonly outsideHours: number;
    }
  | { readonly ok: false; readonly error: string };

/** `fromMs`: length of the given bars. Gaps make no bars. */
export function resampleBars(
  bars: LabelledBars,
  fromMs: number,
  toMs: number,
  options: ResampleOptions = {},
): ResampleResult {
  const terms = bucketTerms(fromMs, toMs, options);
  const fault = bucketFault(terms);
  return fault === null ? new BatchRun(bars, terms, options).run() : { ok: false, error: fault };
}

export function bucketTerms(fromMs: number, toMs: number, options: ResampleOptions): BucketTerms {
  return {
    fromMs,
    toMs,
    calendar: tradingCalendar(options.calendar ?? '24/7'),
    hours: options.hours ?? (toMs >= DAY_MS ? 'REGULAR' : 'ALL'),
    alignment: options.alignment ?? 'CLOCK',
  };
}

class BatchRun {
  private readonly rows: number[][] = [[], [], [], [], [], []];
  private partialFirst: number | null = null;
  private count = 0;

  constructor(
    private readonly bars: LabelledBars,
    private readonly terms: BucketTerms,
    private readonly options: ResampleOptions,
  ) {}

  run(): ResampleResult & { ok: true } {
    const { bars, terms } = this;
    const keep = this.options.partial === 'KEEP';
    const resampler = new BarResampler(
      bucketRule(terms),
      terms.fromMs,
      (bar, bucket, firstOpen) => {
        this.count += 1;
        if (this.count === 1 && firstOpen > bucket.coreFrom) {
          this.partialFirst = bar.label;
          if (!keep) return;
        }
        [bar.label, bar.open, bar.high, bar.low, bar.close, bar.volume].forEach((value, column) => {
          (this.rows[column] as number[]).push(value);
        });
      },
    );
    let outsideHours = 0;
    const fine = { open: 0, high: 0, low: 0, close: 0, volume: 0 };
    for (let i = 0; i < bars.length; i += 1) {
      fine.open = bars.open[i] as number;
      fine.high = bars.high[i] as number;
      fine.low = bars.low[i] as number;
      fine.close = bars.close[i] as number;
      fine.volume = bars.volume[i] as number;
      if (!resampler.push(bars.label[i] as number, fine)) outsideHours += 1;
    }
    const partialLast = this.end(resampler, keep);
    return {
      ok: true,
      bars: this.result(),
      partialFirst: this.partialFirst,
      partialLast,
      outsideHours,
    };
  }

  /** The bar that the end of the series leaves open: whole, or partial. */
  private end(resampler: BarResampler, keep: boolean): number | null {
    const { forming } = resampler;
    if (forming === null || resampler.finishIfWhole()) return null;
    if (keep) resampler.finish();
    return forming;
  }

  private result(): LabelledBars {
    const [label, open, high, low, close, volume] = this.rows.map((row) =>
      Float64Array.from(row),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
    return { length: label.length, label, open, high, low, close, volume };
  }
}
