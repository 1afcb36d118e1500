/** VOLUME_PROFILE: where the volume of the last n bars was traded (Steidlmayer, Market Profile, 1984). */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { Window } from '../window.js';
import { MultiStream } from './multi-stream.js';
import { RollingRange } from './rolling-range.js';
import { valueArea } from './value-area.js';

/** Each bar costs up to n × rows steps, so that a year of minutes must not be one window. */
const LONGEST_WINDOW = 5000;

/** Rows are made anew at each bar, because its range moves: n × rows touched at most. */
export class VolumeProfile extends MultiStream {
  private readonly range: RollingRange;
  private readonly highs: Window;
  private readonly lows: Window;
  private readonly volumes: RollingSum;
  private readonly rows: Float64Array;

  constructor(
    readonly timePeriod: number,
    readonly rowCount: number,
    readonly valueAreaPercent: number,
  ) {
    super(4);
    this.range = new RollingRange(timePeriod);
    this.highs = new Window(timePeriod);
    this.lows = new Window(timePeriod);
    this.volumes = new RollingSum(timePeriod);
    this.rows = new Float64Array(rowCount);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(high: number, low: number, volume: number): number {
    const { range, rows } = this;
    range.update(high, low);
    this.highs.push(high);
    this.lows.push(low);
    const total = this.volumes.update(volume);
    if (Number.isNaN(range.width)) return Number.NaN;
    const height = range.width / rows.length;
    this.fill(height);
    const { control, from, to } = valueArea(rows, this.valueAreaPercent / 100);
    const edge = (row: number): number => range.lowest + row * height;
    return this.emit(edge(control + 0.5), edge(to + 1), edge(from), total);
  }

  private fill(height: number): void {
    const { rows, highs, lows, range } = this;
    const volumes = this.volumes.window;
    rows.fill(0);
    for (let i = 0; i < volumes.size; i += 1) {
      this.spread(lows.at(i) - range.lowest, highs.at(i) - range.lowest, volumes.at(i), height);
    }
  }

  /** Shares a bar's volume among the rows by how much of the bar's range lies in each. */
  private spread(low: number, high: number, volume: number, height: number): void {
    const { rows } = this;
    const rowOf = (price: number): number =>
      height === 0 ? 0 : Math.max(0, Math.min(rows.length - 1, Math.floor(price / height)));
    const first = rowOf(low);
    const last = rowOf(high);
    if (first === last) {
      rows[first] = (rows[first] as number) + volume;
      return;
    }
    for (let row = first; row <= last; row += 1) {
      const overlap = Math.min(high, (row + 1) * height) - Math.max(low, row * height);
      rows[row] = (rows[row] as number) + (volume * Math.max(0, overlap)) / (high - low);
    }
  }
}

export const volumeProfile = defineIndicator({
  fn: 'VOLUME_PROFILE',
  title: 'Volume profile',
  description:
    'The range of the last n bars in equal rows; a bar’s volume is spread evenly over its own ' +
    'range. pointOfControl is the middle of the busiest row, the value area the rows around it ' +
    'that hold valueAreaPercent of the volume (two rows at a time, the busier pair first).',
  group: 'volume',
  inputs: ['high', 'low', 'volume'],
  parameters: [
    { name: 'timePeriod', default: 50, min: 1, max: LONGEST_WINDOW, integer: true },
    { name: 'rowCount', default: 24, min: 1, max: 1000, integer: true },
    factor('valueAreaPercent', 70, 1, 100),
  ],
  outputs: ['pointOfControl', 'valueAreaHigh', 'valueAreaLow', 'totalVolume'],
  create: ({ timePeriod, rowCount, valueAreaPercent }) =>
    new VolumeProfile(timePeriod, rowCount, valueAreaPercent),
});
