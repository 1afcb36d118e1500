/** The account of a backtest: opened on its series, with one deployment of the strategy on them. */
import { assertThat } from '../domain/assert.js';
import { PERMISSIVE_MANDATE } from '../domain/mandate-default.js';
import { resolveConversions } from '../domain/resolve-conversions.js';
import { AccountKernel } from '../kernel/account-kernel.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import type { BacktestAccount } from './backtest-account.js';
import type { BacktestOptions } from './backtest-options.js';
import { bindInputs } from './bind-inputs.js';
import { JournaledAccount } from './journaled-account.js';
import { openingInputs } from './opening-inputs.js';
import { PlainAccount } from './plain-account.js';

export function openBacktestAccount(options: BacktestOptions): BacktestAccount {
  const { parameters, series, mandate, fillModel } = options;
  const traded = series.filter(({ rateOnly }) => rateOnly !== true);
  const strategy = bindInputs(options.strategy, traded, parameters);
  const resolved = resolveConversions(
    series.map(({ instrument }) => instrument),
    options.currency,
  );
  assertThat(resolved.ok, resolved.ok ? '' : resolved.error);
  const stamps = series.flatMap(({ columns }) =>
    columns.length > 0 ? [columns.at[0] as number] : [],
  );
  const opening = openingInputs({
    firstBarAt: Math.min(...stamps),
    currency: options.currency,
    cash: options.cash,
    mandate: mandate ?? PERMISSIVE_MANDATE,
    instruments: resolved.instruments,
    deployments: [
      {
        strategy: strategy.name,
        strategyVersion: strategy.version,
        parameters,
        symbols: traded.map(({ instrument }) => instrument.symbol),
        capitalSharePct: '100',
      },
    ],
  });
  const atFill = fillModel.name === 'reference' && mandate === null;
  const kernel = new AccountKernel({
    strategies: new StrategyRegistry([strategy]),
    sizing: atFill ? 'AT_FILL' : 'AT_DECISION',
  });
  if (options.journal) return new JournaledAccount(kernel, opening, options.hasher);
  for (const input of opening) kernel.apply(input);
  return new PlainAccount(kernel);
}
