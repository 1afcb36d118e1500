/** GATOR: how far the Alligator's lines are apart (Williams, New Trading Dimensions, 1998). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { Alligator } from './alligator.js';
import type { AlligatorSettings } from './alligator.js';
import { MultiStream } from './multi-stream.js';

export class Gator extends MultiStream {
  private readonly lines: Alligator;
  readonly lookback: number;

  constructor(settings: AlligatorSettings) {
    super(4);
    this.lines = new Alligator(settings);
    const jaw = settings.jawPeriod - 1 + settings.jawOffset;
    const teeth = settings.teethPeriod - 1 + settings.teethOffset;
    const lips = settings.lipsPeriod - 1 + settings.lipsOffset;
    this.lookback = Math.max(teeth, Math.min(jaw, lips));
  }

  update(high: number, low: number): number {
    const { lines, results } = this;
    lines.update(high, low);
    const upper = Math.abs(lines.output(0) - lines.output(1));
    const lower = -Math.abs(lines.output(1) - lines.output(2));
    const upperGrows = grows(upper, results[0] as number);
    const lowerGrows = grows(-lower, -(results[1] as number));
    return this.emit(upper, lower, upperGrows, lowerGrows);
  }
}

/** 1 or 0; NaN where there is no bar before. */
function grows(now: number, before: number): number {
  if (Number.isNaN(now) || Number.isNaN(before)) return Number.NaN;
  return now > before ? 1 : 0;
}

export const gator = defineIndicator({
  fn: 'GATOR',
  title: 'Gator oscillator (Williams)',
  description:
    'Distance of the Alligator’s jaw and teeth (above) and teeth and lips (below zero), and ' +
    'whether each grows (1 or 0).',
  group: 'trend',
  inputs: ['high', 'low'],
  parameters: [
    period('jawPeriod', 13),
    period('jawOffset', 8, 0),
    period('teethPeriod', 8),
    period('teethOffset', 5, 0),
    period('lipsPeriod', 5),
    period('lipsOffset', 3, 0),
  ],
  outputs: ['upper', 'lower', 'upperIsExpanding', 'lowerIsExpanding'],
  create: (settings) => new Gator(settings),
});
