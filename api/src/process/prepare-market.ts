/** Puts the bars that shall be replayed into the database: the demo's, or a file of the user's own. */
import {
  DEMO_FAST_FORWARD_TO,
  DEMO_SOURCE,
  DEMO_SYMBOL,
  importActionsFiles,
  importBarsFile,
  importDemoMarket,
  prepareReplay,
} from '@fiducia/engine';

import type { BarsFileOptions } from '../config/start-options.js';
import type { SharedParts } from './run-system.js';
import { ownerName } from './owner-name.js';
import { StartProblem } from './start-problem.js';

interface ImportedMarket {
  readonly symbol: string;
  readonly series: string;
  readonly source: string;
  readonly fastForwardTo: number | null;
}

/** Returns the symbol that the demo's accounts trade; null when nothing was asked to be replayed. */
export async function prepareMarket(shared: SharedParts): Promise<string | null> {
  const { options, database, progress } = shared;
  if (options.bars === null && !options.demo) return null;
  progress.say('Recording the market data …');
  const market =
    options.bars === null ? await demoMarket(shared) : await fileMarket(shared, options.bars);
  const prepared = await prepareReplay(database.shared, {
    seriesIds: [market.series],
    source: market.source,
    fastForwardTo: options.fastForwardToMs ?? market.fastForwardTo,
    barsPerSecond: options.speed === 'max' ? null : options.speed,
  });
  if (prepared.ok) return market.symbol;
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
    symbol: DEMO_SYMBOL,
    series: imported.series,
    source: DEMO_SOURCE,
    fastForwardTo: DEMO_FAST_FORWARD_TO,
  };
}

async function fileMarket(shared: SharedParts, file: BarsFileOptions): Promise<ImportedMarket> {
  const { database } = shared;
  const imported = await importBarsFile(database.shared, {
    path: file.path,
    symbol: file.symbol ?? undefined,
    tickSize: file.tick ?? undefined,
    lotSize: file.lot ?? undefined,
  });
  if (!imported.ok) throw new StartProblem('BARS_UNUSABLE', sentenceOf(file.path, imported.error));
  const { series, instrument } = imported;
  await recordActions(shared, file, instrument.symbol);
  return { symbol: instrument.symbol, series, source: file.path, fastForwardTo: null };
}

/** Before the market is replayed: an account that has passed a day does not have it again. */
async function recordActions(
  { database, options, progress }: SharedParts,
  { corporateActions: paths }: BarsFileOptions,
  symbol: string,
): Promise<void> {
  if (paths.length === 0) return;
  const owner = ownerName(options.database.kind);
  const recorded = await importActionsFiles(database.shared, { paths, symbol, owner });
  if (!recorded.ok) throw new StartProblem('BARS_UNUSABLE', recorded.error.message);
  if (recorded.leftOut === 0) return;
  progress.say(`Splits and dividends of other instruments than ${symbol} are left out.`);
}

/** Faults inside the file come with their line and as half a sentence. */
function sentenceOf(
  path: string,
  error: { readonly message: string; readonly line?: number },
): string {
  if (error.line === undefined) return error.message;
  return `The bars of ${path} cannot be used, line ${error.line}: ${error.message}.`;
}
