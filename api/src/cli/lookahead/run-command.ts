/** The work of `fiducia lookahead`: takes the future away at every bar and reports who noticed. */
import {
  checkLookAhead,
  seriesFromFile,
  type FileBars,
  type LookAheadReport,
  type StrategyDefinition,
} from '@fiducia/engine/simulation';

import { readBars } from '../backtest/bars-input.js';
import type { BarsFlags } from '../backtest/bars-options.js';
import { findStrategy, isStrategyFile } from '../backtest/find-strategy.js';
import { readParameters } from '../backtest/read-run.js';
import { StrategyFault } from '../backtest/strategy-fault.js';
import { note, paint, print, printJson } from '../terminal.js';
import { OutsideWatch, type OutsideUse } from './outside-watch.js';
import { sampleBars } from './sample-bars.js';

export interface LookAheadFlags extends Omit<BarsFlags, 'bars'> {
  readonly bars?: string;
  readonly strategy: string;
  readonly params: string;
  readonly maxBars: number;
}

export async function lookAheadCommand(flags: LookAheadFlags): Promise<void> {
  const watch = new OutsideWatch();
  const stop = watch.start();
  const fault = new StrategyFault(flags.strategy);
  let report: LookAheadReport;
  try {
    const strategy = await findStrategy(flags.strategy);
    const noted = isStrategyFile(flags.strategy) ? fault.watch(strategy) : strategy;
    const bars = takeBars(flags);
    report = check(watchBars(noted, watch), bars, flags);
  } finally {
    stop();
  }
  if (report.failure !== null) throw fault.failed(report.failure);
  const outside = watch.uses.map(describeUse);
  const document = { ...report, ok: report.ok && outside.length === 0, outside };
  if (flags.json === true) printJson(document);
  else print(render(document));
  if (!document.ok) process.exitCode = 1;
}

function check(
  strategy: StrategyDefinition,
  bars: FileBars,
  flags: LookAheadFlags,
): LookAheadReport {
  const parameters = readParameters(strategy, flags.params);
  const series = seriesFromFile(bars, { fileName: flags.bars ?? 'sample.csv', currency: 'USD' });
  return checkLookAhead({
    series,
    strategy,
    parameters,
    currency: 'USD',
    cash: '1000000',
    onProgress: progress(flags),
  });
}

/** The first bars: with each of them the strategy is run once more. */
function takeBars(flags: LookAheadFlags): FileBars {
  if (flags.bars === undefined) {
    note('No --bars: a random walk of 500 one-minute bars is used.');
    return sampleBars();
  }
  const bars = readBars({ ...flags, bars: flags.bars });
  if (bars.length <= flags.maxBars) return bars;
  note(`The first ${flags.maxBars} of ${bars.length} bars are checked; --max-bars takes more.`);
  return firstBars(bars, flags.maxBars);
}

function firstBars(bars: FileBars, count: number): FileBars {
  const { label, open, high, low, close, volume } = bars;
  return {
    ...bars,
    length: count,
    label: label.subarray(0, count),
    open: open.subarray(0, count),
    high: high.subarray(0, count),
    low: low.subarray(0, count),
    close: close.subarray(0, count),
    volume: volume.subarray(0, count),
  };
}

function watchBars(strategy: StrategyDefinition, watch: OutsideWatch): StrategyDefinition {
  return {
    ...strategy,
    create(setup) {
      const instance = strategy.create(setup);
      let bar = 0;
      return {
        onBar(...shown) {
          watch.bar = bar;
          bar += 1;
          instance.onBar(...shown);
        },
      };
    },
  };
}

function describeUse({ what, bar }: OutsideUse): {
  input: string;
  bar: number | null;
  sentence: string;
} {
  const when = bar === null ? 'while it was loaded' : `at bar ${bar}`;
  return {
    input: what,
    bar,
    sentence: `The strategy used ${what} ${when}: what it knows then is not in its bars.`,
  };
}

function render(document: LookAheadReport & { outside: readonly { sentence: string }[] }): string {
  const checked = `${document.bars} bars, ${document.decisions} decisions`;
  const head = document.ok
    ? paint('green', `No look-ahead: ${checked}, the future removed at every bar.`)
    : paint('red', `Look-ahead found (${checked}):`);
  return [
    head,
    ...document.peeks.map(({ sentence }) => `  ${sentence}`),
    ...document.outside.map(({ sentence }) => `  ${sentence}`),
    ...document.notes.map((sentence) => `Note: ${sentence}`),
  ].join('\n');
}

function progress(flags: LookAheadFlags): ((done: number, total: number) => void) | undefined {
  if (flags.json === true || !process.stderr.isTTY) return undefined;
  return (done, total) => {
    if (done % 50 === 0 || done === total) process.stderr.write(`\r${done} of ${total} bars `);
    if (done === total) process.stderr.write('\r\u001b[K');
  };
}
