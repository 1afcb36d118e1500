/** Puts the bars that shall be replayed into the database: the demo's, or files of the user's own. */
import { basename } from 'node:path';
import {
  DEMO_FAST_FORWARD_TO,
  DEMO_SOURCE,
  DEMO_SYMBOL,
  findRates,
  importActionsFiles,
  importBarsFile,
  importDemoMarket,
  prepareReplay,
  type InstrumentSpec,
} from '@fiducia/engine';

import type { BarsFileOptions } from '../config/start-options.js';
import { ownerName } from './owner-name.js';
import type { SharedParts } from './run-system.js';
import { StartProblem } from './start-problem.js';

/** Of the demo's accounts. */
const DEMO_CURRENCY = 'USD';

/** What the demo's accounts have: their strategies trade the first. */
export type DemoSymbols = readonly [string, ...string[]];

interface ImportedMarket {
  /** Null when nothing is quoted in the currency of the demo's accounts. */
  readonly symbols: DemoSymbols | null;
  readonly series: readonly string[];
  readonly source: string;
  readonly fastForwardTo: number | null;
}

/** Returns what the demo's accounts have; null when nothing was asked to be replayed. */
export async function prepareMarket(shared: SharedParts): Promise<DemoSymbols | null> {
  const { options, database, progress } = shared;
  if (options.bars === null && !options.demo) return null;
  progress.say('Recording the market data …');
  const market =
    options.bars === null ? await demoMarket(shared) : await fileMarket(shared, options.bars);
  if (options.demo && market.symbols === null) {
    throw new StartProblem(
      'BARS_UNUSABLE',
      `The demo's accounts are in ${DEMO_CURRENCY}: give --bars of something quoted in it as well, or --no-demo.`,
    );
  }
  const prepared = await prepareReplay(database.shared, {
    seriesIds: market.series,
    source: market.source,
    fastForwardTo: options.fastForwardToMs ?? market.fastForwardTo,
    barsPerSecond: options.speed === 'max' ? null : options.speed,
  });
  if (prepared.ok) return market.symbols;
  throw new StartProblem(
    'BARS_UNUSABLE',
    'This database replays other bars and its accounts live on them: start it with the same ' +
      '--bars as before, or use another FIDUCIA_HOME for these.',
  );
}

async function demoMarket({ database }: SharedParts): Promise<ImportedMarket> {
  const imported = await importDemoMarket(database.shared);
  if (!imported.ok) {
    throw new StartProblem(
      'DATABASE_DAMAGED',
      `Other bars than the demo's are recorded as ${imported.series}: use another FIDUCIA_HOME.`,
    );
  }
  return {
    symbols: [DEMO_SYMBOL],
    series: [imported.series],
    source: DEMO_SOURCE,
    fastForwardTo: DEMO_FAST_FORWARD_TO,
  };
}

async function fileMarket(shared: SharedParts, files: BarsFileOptions): Promise<ImportedMarket> {
  const imported = [];
  for (const path of files.paths) imported.push(await recordBars(shared, files, path));
  const symbols = imported.map(({ instrument }) => instrument.symbol);
  const twin = symbols.find((symbol, index) => symbols.indexOf(symbol) !== index);
  if (twin !== undefined) {
    throw new StartProblem('BARS_UNUSABLE', `Two files are both ${twin}: rename one of them.`);
  }
  const unknown = [...files.quotes.keys()].find((symbol) => !symbols.includes(symbol));
  if (unknown !== undefined) {
    const sentence = `Option --quote: no file is ${unknown}; there are ${symbols.join(', ')}.`;
    throw new StartProblem('CONFIG_INVALID', sentence);
  }
  await recordActions(shared, files, symbols);
  return {
    symbols: demoSymbols(imported.map(({ instrument }) => instrument)),
    series: imported.map(({ series }) => series),
    // Every partner is shown it: the folders are the operator's alone.
    source: files.paths.map((path) => basename(path)).join(', '),
    fastForwardTo: null,
  };
}

/** The first one in their currency, then all others that are in it or converted to it. */
function demoSymbols(instruments: readonly InstrumentSpec[]): DemoSymbols | null {
  const own = instruments.find(({ currency }) => currency === DEMO_CURRENCY);
  if (own === undefined) return null;
  const others = instruments.filter(
    (one) => one !== own && findRates([one], instruments, DEMO_CURRENCY).ok,
  );
  return [own.symbol, ...others.map(({ symbol }) => symbol)];
}

async function recordBars({ database }: SharedParts, files: BarsFileOptions, path: string) {
  const imported = await importBarsFile(database.shared, {
    path,
    symbol: files.symbol ?? undefined,
    quotes: files.quotes,
    tickSize: files.tick ?? undefined,
    lotSize: files.lot ?? undefined,
  });
  if (imported.ok) return imported;
  throw new StartProblem('BARS_UNUSABLE', sentenceOf(path, imported.error));
}

/** Before the market is replayed: an account that has passed a day does not have it again. */
async function recordActions(
  { database, options, progress }: SharedParts,
  { corporateActions: paths }: BarsFileOptions,
  symbols: readonly string[],
): Promise<void> {
  if (paths.length === 0) return;
  const owner = ownerName(options.database.kind);
  const recorded = await importActionsFiles(database.shared, { paths, symbols, owner });
  if (!recorded.ok) throw new StartProblem('BARS_UNUSABLE', recorded.error.message);
  if (recorded.leftOut === 0) return;
  progress.say(`Splits and dividends of others than ${symbols.join(', ')} are left out.`);
}

/** Faults inside the file come with their line and as half a sentence. */
function sentenceOf(
  path: string,
  error: { readonly message: string; readonly line?: number },
): string {
  if (error.line === undefined) return error.message;
  return `The bars of ${path} cannot be used, line ${error.line}: ${error.message}.`;
}
