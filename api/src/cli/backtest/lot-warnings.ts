/** Says before a run that its cash never buys the smallest quantity: a run without a trade looks the same. */
import type { BacktestFillModel } from '@fiducia/engine/simulation';
import type { RunSeries, RunWarning } from './run-series.js';

interface Account extends Pick<RunSeries, 'series' | 'currency'> {
  readonly cash: string;
  readonly fillModel: BacktestFillModel;
}

/** Of what is quoted in the account's currency: others move with their rates. */
export function lotWarnings({ series, currency, cash, fillModel }: Account): RunWarning[] {
  const margin = fillModel.name === 'reference' ? fillModel.margin : 1;
  const funds = Number(cash) / margin;
  return series.flatMap(({ instrument, columns, rateOnly }) => {
    if (rateOnly === true || instrument.currency !== currency || columns.length === 0) return [];
    const least = columns.low.reduce((a, b) => Math.min(a, b));
    const { lotSize, tickSize } = instrument;
    const cost = least * Number(tickSize) * Number(lotSize);
    if (cost <= funds) return [];
    const sentence =
      `The smallest order, ${lotSize}, costs ${shown(cost)} ${currency} and more, above the ` +
      `${shown(funds)} there are to buy with: choose a smaller --lot, or more --cash.`;
    return [{ code: 'LOT_ABOVE_CASH', symbol: instrument.symbol, sentence }];
  });
}

function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}
