/** The work of `fiducia bench indicators`: our batch and stream beside bare loops and npm packages. */
import { randomWalkBars } from '@fiducia/engine/simulation';

import { note, print, printJson } from '../terminal.js';
import { renderTable } from '../text-table.js';
import { bareIndicators } from './bare-indicators.js';
import { INDICATOR_CASES, inputsOf, runBatch, runStreamed } from './indicator-contest.js';
import type { IndicatorCase, IndicatorInputs, IndicatorRun } from './indicator-contest.js';
import { PEER_NAMES, loadPeer } from './indicator-peers.js';
import type { IndicatorPeer } from './indicator-peers.js';

export interface IndicatorsBenchFlags {
  readonly values: number;
  readonly runs: number;
  readonly seed: number;
  readonly json?: boolean;
}

export interface Timing {
  readonly nsPerValue: number;
  /** The last value given; packages define some indicators otherwise. */
  readonly last: number | null;
}

export interface IndicatorTimings {
  readonly name: string;
  readonly batch: Timing;
  readonly stream: Timing;
  readonly limit: Timing;
  /** Batch time in parts of the bare loop's: the median of the turns, in which they are neighbours. */
  readonly ratio: number;
  readonly peers: Readonly<Record<string, Timing>>;
  readonly fasterThanEveryPeer: boolean;
}

export interface IndicatorsBench {
  readonly values: number;
  readonly runs: number;
  readonly seed: number;
  readonly missingPeers: readonly string[];
  readonly indicators: readonly IndicatorTimings[];
}

export async function indicatorsBenchCommand(flags: IndicatorsBenchFlags): Promise<void> {
  const bench = await measureIndicators(flags);
  for (const name of bench.missingPeers) {
    note(`The package ${name} is not installed here: no comparison with it.`);
  }
  if (flags.json === true) printJson(bench);
  else print(render(bench));
}

export async function measureIndicators(flags: IndicatorsBenchFlags): Promise<IndicatorsBench> {
  const inputs = inputsOf(randomWalkBars(flags.values, flags.seed));
  const loaded = await Promise.all(PEER_NAMES.map((name) => loadPeer(name)));
  const peers = loaded.filter((peer) => peer !== null);
  return {
    values: flags.values,
    runs: flags.runs,
    seed: flags.seed,
    missingPeers: PEER_NAMES.filter((_, index) => loaded[index] === null),
    indicators: INDICATOR_CASES.map((item) => measureCase(item, inputs, peers, flags.runs)),
  };
}

type Contestant = () => IndicatorRun;

function measureCase(
  item: IndicatorCase,
  inputs: IndicatorInputs,
  peers: readonly IndicatorPeer[],
  runs: number,
): IndicatorTimings {
  const { name } = item;
  const contestants: readonly Contestant[] = [
    () => runBatch(item, inputs),
    () => runOf(bareIndicators, name)(inputs),
    () => runStreamed(item, inputs),
    ...peers.map((peer) => () => runOf(peer.runs, name)(inputs)),
  ];
  const { timings, ratio } = interleaved(contestants, runs, inputs.close.length);
  const [batch, limit, stream, ...others] = timings as [Timing, Timing, Timing, ...Timing[]];
  return {
    name,
    batch,
    stream,
    limit,
    ratio,
    peers: Object.fromEntries(peers.map((peer, index) => [peer.name, others[index] as Timing])),
    fasterThanEveryPeer: others.every(({ nsPerValue }) => nsPerValue > batch.nsPerValue),
  };
}

function runOf(
  runs: Readonly<Record<string, (inputs: IndicatorInputs) => IndicatorRun>>,
  name: string,
): (inputs: IndicatorInputs) => IndicatorRun {
  const run = runs[name];
  if (run === undefined) throw new Error(`nothing computes ${name}`);
  return run;
}

/** All take turns, so that a busy moment of the machine meets each; one turn to warm up. */
function interleaved(
  contestants: readonly Contestant[],
  runs: number,
  values: number,
): { readonly timings: readonly Timing[]; readonly ratio: number } {
  const times = contestants.map((): number[] => []);
  let results: readonly IndicatorRun[] = [];
  for (let run = -1; run < runs; run += 1) {
    results = contestants.map((work, index) => {
      const start = performance.now();
      const result = work();
      if (run >= 0) (times[index] as number[]).push(performance.now() - start);
      return result;
    });
  }
  const [ours, limit] = times as [number[], number[]];
  return {
    timings: times.map((list, index) => ({
      nsPerValue: (median(list) * 1e6) / values,
      last: results[index]?.last ?? null,
    })),
    ratio: median(ours.map((time, run) => time / (limit[run] as number))),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

function render({ values, runs, seed, indicators }: IndicatorsBench): string {
  const ns = (timing: Timing | undefined): string =>
    timing === undefined ? '-' : timing.nsPerValue.toFixed(1);
  const table = renderTable<IndicatorTimings>(
    [
      { title: 'NS PER VALUE', cell: ({ name }) => name },
      { title: 'BATCH', align: 'right', cell: ({ batch }) => ns(batch) },
      { title: 'BARE LOOP', align: 'right', cell: ({ limit }) => ns(limit) },
      { title: 'RATIO', align: 'right', cell: ({ ratio }) => ratio.toFixed(2) },
      { title: 'STREAM', align: 'right', cell: ({ stream }) => ns(stream) },
      ...PEER_NAMES.map((name) => ({
        title: name.toUpperCase(),
        align: 'right' as const,
        cell: ({ peers }: IndicatorTimings) => ns(peers[name]),
      })),
    ],
    indicators,
  );
  return `${table}\n\n${values} values (seed ${seed}), medians of ${runs} interleaved runs`;
}
