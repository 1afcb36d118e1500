/** The work of `fiducia bench indicators`: our batch and stream beside bare loops and npm packages. */
import { randomWalkBars } from '@fiducia/engine/simulation';

import { note, print, printJson } from '../terminal.js';
import { renderTable } from '../text-table.js';
import { bareIndicators } from './bare-indicators.js';
import { duel } from './duel.js';
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

export interface PeerTiming extends Timing {
  /** Its time in parts of our batch's. */
  readonly ratio: number;
}

/** Each ratio is of neighbours (`duel`). */
export interface IndicatorTimings {
  readonly name: string;
  readonly batch: Timing;
  readonly stream: Timing;
  readonly limit: Timing;
  /** Batch time in parts of the bare loop's. */
  readonly ratio: number;
  readonly peers: Readonly<Record<string, PeerTiming>>;
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

function measureCase(
  item: IndicatorCase,
  inputs: IndicatorInputs,
  peers: readonly IndicatorPeer[],
  runs: number,
): IndicatorTimings {
  const { name } = item;
  const values = inputs.close.length;
  const batch = (): IndicatorRun => runBatch(item, inputs);
  const limit = runOf(bareIndicators, name);
  const againstLoop = duel(() => limit(inputs), batch, runs);
  const stream = duel(batch, () => runStreamed(item, inputs), runs);
  const against = peers.map((peer) => duel(batch, () => runOf(peer.runs, name)(inputs), runs));
  const timing = (ms: number, { last }: IndicatorRun): Timing => ({
    nsPerValue: (ms * 1e6) / values,
    last,
  });
  return {
    name,
    batch: timing(againstLoop.otherMs, againstLoop.otherResult),
    stream: timing(stream.otherMs, stream.otherResult),
    limit: timing(againstLoop.ms, againstLoop.result),
    ratio: againstLoop.ratio,
    peers: Object.fromEntries(
      against.map(({ otherMs, otherResult, ratio }, index) => [
        (peers[index] as IndicatorPeer).name,
        { ...timing(otherMs, otherResult), ratio },
      ]),
    ),
    fasterThanEveryPeer: against.every(({ ratio }) => ratio > 1),
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
  return `${table}\n\n${values} values (seed ${seed}), medians of up to ${runs} pairs`;
}
