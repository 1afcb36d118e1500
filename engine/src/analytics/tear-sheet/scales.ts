/** Scales from data to 0…100, and the round numbers and times that their axes name. */
import { clock, monthName } from './format-figures.js';

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** 0 at `from`, 100 at `to`. */
  readonly place: (value: number) => number;
}

export function linearScale(from: number, to: number): Scale {
  const width = to - from || 1;
  return { from, to, place: (value) => ((value - from) / width) * 100 };
}

export function logScale(from: number, to: number): Scale {
  const width = Math.log(to / from) || 1;
  return { from, to, place: (value) => (Math.log(value / from) / width) * 100 };
}

/** Lowest and highest of all; NaN-free and never empty. */
export function extent(...columns: readonly (readonly (number | null)[])[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (const value of column) {
      if (value === null || !Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low > high ? [0, 1] : [low, high];
}

const NICE = [1, 2, 2.5, 5, 10];

/** About `count` round numbers within the range. */
export function ticks(from: number, to: number, count: number): number[] {
  const rough = (to - from) / count;
  if (!(rough > 0)) return [from];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (NICE.find((each) => each * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => cleaned((first + i) * step));
}

/** Round numbers on a logarithmic scale: 1, 2, 5 and their tens. */
export function logTicks(from: number, to: number): number[] {
  if (to / from < 4) return ticks(from, to, 4);
  const found: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    found.push(...[1, 2, 5].map((each) => cleaned(each * power)));
  }
  const inside = found.filter((value) => value >= from && value <= to);
  return inside.length > 6 ? inside.filter((value) => /^1/.test(value.toExponential())) : inside;
}

/** A range a little wider than the data, from round number to round number where they are near. */
export function roomy([low, high]: readonly [number, number], count = 4): [number, number] {
  if (low === high) return [low - Math.abs(low || 1) * 0.05, high + Math.abs(high || 1) * 0.05];
  const margin = (high - low) * 0.04;
  const inside = ticks(low - margin, high + margin, count);
  return [Math.min(low - margin, inside[0] ?? low), Math.max(high + margin, inside.at(-1) ?? high)];
}

function cleaned(value: number): number {
  return Number(value.toPrecision(12));
}

export interface TimeTick {
  readonly at: number;
  readonly label: string;
  /** Names an hour of a day, and not a day, a month or a year. */
  readonly isHour?: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365.25 * DAY_MS;

/** Years, months, days or hours, so that there are about `most` of them at the most. */
export function timeTicks(from: number, to: number, most: number): readonly TimeTick[] {
  const span = to - from;
  if (span > 2.2 * YEAR_MS) return yearTicks(from, to, most);
  if (span > 70 * DAY_MS) return monthTicks(from, to, most);
  const lengths = [1, 2, 3, 6, 12, 24, 48, 120, 240].map((hours) => hours * HOUR_MS);
  const step = lengths.find((length) => span / length <= most) ?? 480 * HOUR_MS;
  const found: TimeTick[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const date = new Date(at);
    const isDay = at % DAY_MS === 0;
    const label = isDay ? `${date.getUTCDate()} ${monthName(date.getUTCMonth())}` : clock(date);
    found.push({ at, label, isHour: !isDay });
  }
  return found;
}

function yearTicks(from: number, to: number, most: number): readonly TimeTick[] {
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  const step = [1, 2, 4, 5, 10, 20, 50].find((years) => (last - first) / years <= most) ?? 100;
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return years
    .filter((year) => year % step === 0)
    .map((year) => ({ at: Date.UTC(year, 0, 1), label: String(year) }))
    .filter(({ at }) => at >= from && at <= to);
}

function monthTicks(from: number, to: number, most: number): readonly TimeTick[] {
  const months = (to - from) / (YEAR_MS / 12);
  const step = [1, 2, 3, 6].find((count) => months / count <= most) ?? 12;
  const found: TimeTick[] = [];
  const start = new Date(from);
  for (let month = start.getUTCMonth(); ; month += 1) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1);
    if (at > to) return found;
    const index = month % 12;
    if (at < from || index % step !== 0) continue;
    const year = new Date(at).getUTCFullYear();
    found.push({ at, label: index === 0 ? String(year) : monthName(index) });
  }
}
