/** Instruments, strategies and the market as the schema shows them. */
import type { MarketStatus, StrategyView } from '@fiducia/engine';
import type { Instruments } from '../../gateway/instrument-catalogue.js';
import type { InstrumentType, MarketStatusType } from '../types/instrument.type.js';
import type { StrategyDefinitionType } from '../types/strategy.type.js';

/** Every symbol that an account holds is recorded: orders in others are refused. */
export function instrumentOf(instruments: Instruments, symbol: string): InstrumentType {
  const found = instruments.get(symbol);
  if (found === undefined) throw new Error(`Instrument ${symbol} is not recorded.`);
  return found;
}

export function toMarketStatus(status: MarketStatus): MarketStatusType {
  return {
    ...status,
    marketTime: status.marketTime === null ? null : new Date(status.marketTime),
    firstBar: new Date(status.firstBar),
    lastBar: new Date(status.lastBar),
  };
}

/** A strategy that has been taken out since it was deployed keeps its name and version. */
export function strategyOf(
  strategies: ReadonlyMap<string, StrategyView>,
  deployed: { readonly strategy: string; readonly strategyVersion: string },
): StrategyDefinitionType {
  const { strategy: name, strategyVersion: version } = deployed;
  const known = strategies.get(name);
  if (known === undefined) return { name, version, title: name, description: '', parameters: [] };
  return { ...known, version };
}
