/** The fill model of a backtest's venue, and the sessions that its orders live by. */
import type { InstrumentSpec } from '../domain/instrument.js';
import { currencyScale } from '../domain/money.js';
import type { HotAccount } from '../kernel/hot-account.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import { conservativeFills } from '../simulation/conservative-fills.js';
import { CostedFills } from '../simulation/costed-fills.js';
import type { TradingCosts } from '../simulation/costs/trading-costs.js';
import type { FillModel } from '../simulation/fill-model.js';
import { ReferenceFills } from '../simulation/reference-fills.js';
import type { RestingOrder } from '../simulation/resting-order.js';
import { sessionsOf } from '../simulation/sessions.js';
import type { Sessions } from '../simulation/sessions.js';
import { TickFills } from '../simulation/tick/tick-fills.js';
import type { BacktestOptions } from './backtest-options.js';

export function venueCostsOf({ fillModel }: BacktestOptions): TradingCosts | null {
  return fillModel.name === 'reference' ? null : (fillModel.costs ?? null);
}

export function venueFillModel(options: BacktestOptions, hot: HotAccount): FillModel {
  const { fillModel } = options;
  if (fillModel.name === 'ticks') return new TickFills(options.series.length);
  if (fillModel.name === 'reference') return referenceFills(options, hot, fillModel);
  const costs = venueCostsOf(options);
  if (costs === null) return conservativeFills;
  return new CostedFills(
    costs,
    hot.instruments.map(({ scale }) => scale),
  );
}

function referenceFills(
  options: BacktestOptions,
  hot: HotAccount,
  model: BacktestOptions['fillModel'] & { readonly name: 'reference' },
): ReferenceFills {
  const perUnit = 10 ** currencyScale(options.currency);
  const scales = hot.instruments.map(({ scale }) => scale);
  const instrument = (index: number): InstrumentState => hot.instruments[index] as InstrumentState;
  const account = {
    equityAt: (index: number, ticks: number) => hot.equityAt(instrument(index), ticks) / perUnit,
    exposureAt: (index: number, ticks: number) =>
      hot.exposureAt(instrument(index), ticks) / perUnit,
    rateOf: (index: number) => instrument(index).rateFloat,
    heldLots: ({ terms, instrument: index }: RestingOrder) =>
      (terms as KernelOrder).owner.book(index).lots,
  };
  return new ReferenceFills(model, scales, account, options.mandate === null);
}

/** Ticks are bars of no length: a session's last moment is not a whole bar of the strategy's. */
export function venueSessions({ series, fillModel }: BacktestOptions): readonly Sessions[] {
  const specs: readonly InstrumentSpec[] = series.map(({ instrument }) => instrument);
  if (fillModel.name !== 'ticks') return sessionsOf(specs);
  return sessionsOf(specs.map((spec) => ({ ...spec, timeframe: '1ms' })));
}
