/** Fine bars into coarse ones, one at a time: a coarse bar comes out once it can no longer change. */
import { assertThat } from '../../domain/assert.js';
import type { JsonValue } from '../../domain/json.js';
import type { Bucket, BucketRule } from './coarse-buckets.js';

/** One coarse bar; labelled by its open. Units are those of the fine bars. */
export interface CoarseBar {
  label: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** Volumes are sums of numbers with at most this many digits, and are given back with as many. */
const VOLUME_DIGITS = 15;

export class BarResampler {
  private bucket: Bucket | null = null;
  private readonly bar: CoarseBar = { label: 0, open: 0, high: 0, low: 0, close: 0, volume: 0 };
  /** What float addition has lost of the volume so far (Neumaier 1974). */
  private lost = 0;
  /** Open of the forming bar's first fine bar, end of its last. */
  private firstOpen = 0;
  private lastEnd = 0;

  constructor(
    private readonly ruleOf: BucketRule,
    private readonly fromMs: number,
    /** Takes each closed bar and its bucket; the objects are reused. */
    private readonly closed: (bar: CoarseBar, bucket: Bucket, firstOpen: number) => void,
  ) {}

  /** A fine bar that has closed. False when it lies outside the wanted hours. */
  push(open: number, prices: Omit<CoarseBar, 'label'>): boolean {
    if (this.bucket !== null && open >= this.bucket.to) this.finish();
    const bucket = this.ruleOf(open);
    if (bucket === null) return false;
    if (this.bucket !== null && bucket.label !== this.bucket.label) this.finish();
    const end = open + this.fromMs;
    if (this.bucket === null) this.begin(bucket, open, prices);
    else this.extend(prices);
    this.lastEnd = end;
    if (end >= bucket.to) this.finish();
    return true;
  }

  /** Closes the forming bar when its market's hours are over, though the bucket goes on. */
  finishIfWhole(): boolean {
    if (this.bucket === null || this.lastEnd < this.bucket.coreTo) return false;
    this.finish();
    return true;
  }

  /** Label of the bar that is still forming; null when none is. */
  get forming(): number | null {
    return this.bucket === null ? null : this.bucket.label;
  }

  save(): JsonValue {
    if (this.bucket === null) return null;
    const { bucket, bar, lost, firstOpen, lastEnd } = this;
    return { bucket: { ...bucket }, bar: { ...bar }, lost, firstOpen, lastEnd };
  }

  load(saved: JsonValue): void {
    this.bucket = null;
    if (saved === null) return;
    assertThat(
      typeof saved === 'object' && !Array.isArray(saved),
      'a saved resampler is an object',
    );
    const state = saved as unknown as {
      readonly bucket: Bucket;
      readonly bar: CoarseBar;
      readonly lost: number;
      readonly firstOpen: number;
      readonly lastEnd: number;
    };
    this.bucket = { ...state.bucket };
    Object.assign(this.bar, state.bar);
    this.lost = state.lost;
    this.firstOpen = state.firstOpen;
    this.lastEnd = state.lastEnd;
  }

  private begin(bucket: Bucket, open: number, prices: Omit<CoarseBar, 'label'>): void {
    this.bucket = bucket;
    this.firstOpen = open;
    this.lost = 0;
    const { bar } = this;
    bar.label = bucket.label;
    bar.open = prices.open;
    bar.high = prices.high;
    bar.low = prices.low;
    bar.close = prices.close;
    bar.volume = prices.volume;
  }

  private extend({ high, low, close, volume }: Omit<CoarseBar, 'label'>): void {
    const { bar } = this;
    if (high > bar.high) bar.high = high;
    if (low < bar.low) bar.low = low;
    bar.close = close;
    const sum = bar.volume + volume;
    this.lost += bar.volume >= volume ? bar.volume - sum + volume : volume - sum + bar.volume;
    bar.volume = sum;
  }

  /** Closes the forming bar whatever is still to come. */
  finish(): void {
    const { bucket, bar } = this;
    assertThat(bucket !== null, 'only a forming bar is finished');
    this.bucket = null;
    bar.volume = Number((bar.volume + this.lost).toPrecision(VOLUME_DIGITS));
    this.closed(bar, bucket, this.firstOpen);
  }
}
