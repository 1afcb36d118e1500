/** The limit that indicators are measured against: each recurrence alone, in a loop of typed arrays. */
import type { IndicatorInputs, IndicatorRun } from './indicator-contest.js';

/** By name of the case; the parameters are those of the contest. */
export const bareIndicators: Readonly<Record<string, (inputs: IndicatorInputs) => IndicatorRun>> = {
  'SMA 20': ({ close }) => {
    return { last: lastOf(simple(close, 20)) };
  },
  'EMA 20': ({ close }) => {
    return { last: lastOf(exponential(close, 20)) };
  },
  'RSI 14': ({ close }) => {
    return { last: lastOf(relativeStrength(close, 14)) };
  },
  'MACD 12 26 9': ({ close }) => {
    return { last: lastOf(convergence(close)) };
  },
  'BBANDS 20': ({ close }) => {
    return { last: lastOf(bands(close, 20)) };
  },
  'ATR 14': ({ high, low, close }) => {
    return { last: lastOf(ranges(high, low, close, 14)) };
  },
};

function lastOf(values: Float64Array): number {
  return values[values.length - 1] as number;
}

function simple(values: Float64Array, n: number): Float64Array {
  const output = new Float64Array(values.length).fill(Number.NaN, 0, n - 1);
  let sum = 0;
  for (let i = 0; i < n - 1; i += 1) sum += values[i] as number;
  for (let i = n - 1; i < values.length; i += 1) {
    sum += values[i] as number;
    output[i] = sum / n;
    sum -= values[i - n + 1] as number;
  }
  return output;
}

function exponential(values: Float64Array, n: number): Float64Array {
  const output = new Float64Array(values.length).fill(Number.NaN, 0, n - 1);
  const weight = 2 / (n + 1);
  let average = 0;
  for (let i = 0; i < n; i += 1) average += (values[i] as number) / n;
  output[n - 1] = average;
  for (let i = n; i < values.length; i += 1) {
    average += ((values[i] as number) - average) * weight;
    output[i] = average;
  }
  return output;
}

function relativeStrength(values: Float64Array, n: number): Float64Array {
  const output = new Float64Array(values.length).fill(Number.NaN, 0, n);
  let gain = 0;
  let loss = 0;
  for (let i = 1; i <= n; i += 1) {
    const change = (values[i] as number) - (values[i - 1] as number);
    if (change > 0) gain += change / n;
    else loss -= change / n;
  }
  output[n] = (100 * gain) / (gain + loss);
  for (let i = n + 1; i < values.length; i += 1) {
    const change = (values[i] as number) - (values[i - 1] as number);
    gain = (gain * (n - 1) + (change > 0 ? change : 0)) / n;
    loss = (loss * (n - 1) + (change < 0 ? -change : 0)) / n;
    output[i] = 100 * (gain / (gain + loss));
  }
  return output;
}

function convergence(values: Float64Array): Float64Array {
  const outputs = [0, 1, 2].map(() => new Float64Array(values.length).fill(Number.NaN, 0, 33));
  const [macd, signals, histogram] = outputs as [Float64Array, Float64Array, Float64Array];
  let fast = 0;
  let slow = 0;
  for (let i = 0; i < 26; i += 1) slow += (values[i] as number) / 26;
  for (let i = 14; i < 26; i += 1) fast += (values[i] as number) / 12;
  let signal = (fast - slow) / 9;
  for (let i = 26; i < values.length; i += 1) {
    fast += ((values[i] as number) - fast) * (2 / 13);
    slow += ((values[i] as number) - slow) * (2 / 27);
    const difference = fast - slow;
    if (i < 34) signal += difference / 9;
    else signal += (difference - signal) * (2 / 10);
    macd[i] = difference;
    signals[i] = signal;
    histogram[i] = difference - signal;
  }
  return macd;
}

function bands(values: Float64Array, n: number): Float64Array {
  const outputs = [0, 1, 2].map(() => new Float64Array(values.length).fill(Number.NaN, 0, n - 1));
  const [upper, middle, lower] = outputs as [Float64Array, Float64Array, Float64Array];
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    sum += value;
    squares += value * value;
    if (i >= n) {
      const oldest = values[i - n] as number;
      sum -= oldest;
      squares -= oldest * oldest;
    }
    if (i < n - 1) continue;
    const mean = sum / n;
    const deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
    middle[i] = mean;
    upper[i] = mean + 2 * deviation;
    lower[i] = mean - 2 * deviation;
  }
  return upper;
}

function ranges(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  n: number,
): Float64Array {
  const output = new Float64Array(close.length).fill(Number.NaN, 0, n);
  let average = 0;
  for (let i = 1; i < close.length; i += 1) {
    const top = high[i] as number;
    const bottom = low[i] as number;
    const before = close[i - 1] as number;
    const range = Math.max(top - bottom, Math.abs(top - before), Math.abs(bottom - before));
    if (i <= n) average += range / n;
    else average = (average * (n - 1) + range) / n;
    if (i >= n) output[i] = average;
  }
  return output;
}
