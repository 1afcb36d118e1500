/** What everyone may see: the market, its instruments, the strategies that can be deployed. */
import type { InstrumentSpec } from '../domain/instrument.js';
import { listInstruments } from '../market-data/recorded-market.js';
import { marketStatusOf } from '../market-data/market-status.js';
import type { MarketStatus } from '../market-data/market-status.js';
import { readReplay } from '../market-data/replay-record.js';
import { describeParameters } from '../strategies/parameters.js';
import type { ParameterDescription } from '../strategies/parameters.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface StrategyView {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: readonly ParameterDescription[];
}

/** Null while no replay is configured. */
export async function marketStatus(deps: Pick<UseCaseDeps, 'db'>): Promise<MarketStatus | null> {
  const state = await readReplay(deps.db.shared);
  return state === null ? null : marketStatusOf(state);
}

export function instruments(deps: Pick<UseCaseDeps, 'db'>): Promise<readonly InstrumentSpec[]> {
  return listInstruments(deps.db.shared);
}

export function listStrategies(deps: Pick<UseCaseDeps, 'strategies'>): readonly StrategyView[] {
  return deps.strategies.list().map(({ name, version, title, description, parameters }) => ({
    name,
    version,
    title,
    description,
    parameters: describeParameters(parameters),
  }));
}
