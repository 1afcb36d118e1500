/** Runs, series and strategies as the SDK gives them, for tests: each states what it is about. */
import type {
  Instrument,
  ResearchRun,
  ResearchSeries,
  StrategyDefinition,
  StrategyParameter,
} from '@fiducia/sdk';

export function instrumentOf(symbol: string): Instrument {
  return {
    symbol,
    name: symbol,
    assetClass: 'INDEX',
    currency: 'USD',
    tickSize: '0.01',
    lotSize: '0.0001',
    timeframe: '1d',
  };
}

export function seriesOf(symbol: string, stated: Partial<ResearchSeries> = {}): ResearchSeries {
  return {
    instrument: instrumentOf(symbol),
    source: 'sample',
    firstBar: '2000-01-03T23:59:59.999Z',
    lastBar: '2020-04-17T23:59:59.999Z',
    barCount: 5105,
    contentHash: 'ab',
    ...stated,
  };
}

export function parameterOf(
  name: string,
  stated: Partial<StrategyParameter> = {},
): StrategyParameter {
  return {
    name,
    type: 'integer',
    description: '',
    default: 20,
    min: '1',
    max: '1000',
    ...stated,
  };
}

export const CROSS: StrategyDefinition = {
  name: 'cross',
  version: '1.0.0',
  title: 'Cross',
  description: '',
  parameters: [
    parameterOf('fast'),
    parameterOf('slow', { default: 50 }),
    parameterOf('size', { type: 'number', default: 1, min: '0.01', max: '1' }),
    parameterOf('long_only', { type: 'boolean', default: false, min: null, max: null }),
  ],
};

export function runOf(stated: Partial<ResearchRun> = {}): ResearchRun {
  return {
    id: 'run_1',
    kind: 'BACKTEST',
    status: 'DONE',
    strategy: { name: 'cross', version: '1.0.0', title: 'Cross' },
    parameters: { fast: 20, slow: 50, size: 1, long_only: false },
    instruments: [instrumentOf('SP500')],
    from: '2000-01-03T23:59:59.999Z',
    to: '2020-04-17T23:59:59.999Z',
    cash: '10000',
    currency: 'USD',
    conversionRates: [],
    commission: null,
    fillModel: {
      name: 'conservative',
      spread: null,
      margin: null,
      tradeOnClose: null,
      costs: null,
    },
    limits: null,
    specHash: 'cd',
    progress: { done: 5105, total: 5105, unit: 'bars', percent: 100 },
    requestedBy: 'Priya Raman',
    requestedAt: '2026-01-01T00:00:00Z',
    startedAt: null,
    finishedAt: null,
    rerunOf: null,
    reproduced: null,
    errorCode: null,
    error: null,
    backtest: null,
    search: null,
    sweep: null,
    ...stated,
  };
}
