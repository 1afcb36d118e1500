/** A finished run as a person reads it. */
import { renderFacts, renderTable } from '../text-table.js';
import { paint } from '../terminal.js';
import type { BacktestDocument, DescribedTrade } from './describe-run.js';

const TRADES_SHOWN = 10;
const MIN_PLACES = 2;
const PLACES_BELOW_ONE = 6;
const MAX_PLACES = 8;

/** Decimals of an instrument's prices, by symbol. */
export type PricePlaces = ReadonlyMap<string, number>;

export function renderRun(run: BacktestDocument, places: PricePlaces): string {
  const parts = [renderFacts(figures(run))];
  if (run.trades.length > 0) parts.push(renderTrades(run.trades, places));
  parts.push(
    renderFacts([
      ['Orders', run.orderListHash],
      ['Journal', `${run.journalHash ?? '-'} (${run.journalEntries} entries)`],
      ['Run', run.id],
    ]),
  );
  return parts.join('\n\n');
}

function figures(run: BacktestDocument): readonly (readonly [string, string])[] {
  const { stats, measures, risk, caveats } = run;
  const limited = (key: string, text: string): string => {
    const said = caveats[key] ?? [];
    return said.length === 0 ? text : `${text}  (${said.join('; ')})`;
  };
  const halts =
    risk?.halts.map(({ sentence }) => ['Halted', paint('red', sentence)] as const) ?? [];
  const denied = Object.entries(risk?.denials ?? {}).map(
    ([check, count]) => ['Denied', `${count} × ${check}`] as const,
  );
  return [
    ['From', `${stats['Start']} to ${stats['End']}`],
    ['Final equity', number(stats['Equity Final [$]'])],
    ['Return', percent(measures.totalReturn)],
    ['Per year', limited('cagr', percent(measures.cagr))],
    ['Maximum drawdown', limited('maxDrawdown', percent(measures.maxDrawdown))],
    ['Volatility', limited('volatility', percent(measures.volatility))],
    ['Sharpe', limited('sharpe', figure(measures.sharpe))],
    ['Trades', String(measures.trades)],
    ['Win rate', limited('winRate', percent(measures.winRate))],
    ['Profit factor', limited('profitFactor', figure(measures.profitFactor))],
    ...halts,
    ...denied,
  ];
}

function renderTrades(trades: readonly DescribedTrade[], places: PricePlaces): string {
  const shown = trades.slice(-TRADES_SHOWN);
  const title =
    trades.length > shown.length ? `Last ${shown.length} of ${trades.length} trades:\n` : '';
  const table = renderTable<DescribedTrade>(
    [
      { title: 'ENTRY', cell: ({ entryTime }) => day(entryTime) },
      { title: 'EXIT', cell: ({ exitTime }) => day(exitTime) },
      { title: 'SIZE', align: 'right', cell: ({ size }) => String(size) },
      {
        title: 'AT',
        align: 'right',
        cell: ({ symbol, entryPrice }) => price(entryPrice, places.get(symbol)),
      },
      {
        title: 'OUT',
        align: 'right',
        cell: ({ symbol, exitPrice }) => price(exitPrice, places.get(symbol)),
      },
      { title: 'PROFIT', align: 'right', cell: ({ pnl }) => number(pnl) },
      { title: '%', align: 'right', cell: ({ returnPct }) => number(returnPct * 100) },
    ],
    shown,
  );
  return title + table;
}

function day(time: string): string {
  return time.endsWith('T00:00:00Z') ? time.slice(0, 10) : time.replace('T', ' ').replace('Z', '');
}

function number(value: number | string | null | undefined): string {
  if (typeof value !== 'number') return '-';
  const digits = Math.abs(value) >= 1 || value === 0 ? 2 : 6;
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: digits });
}

/** A column of prices has the decimals of its instrument; a fill between two ticks may need more. */
function price(value: number, places = MIN_PLACES): string {
  const least = Math.min(Math.max(places, MIN_PLACES), MAX_PLACES);
  const most = Math.abs(value) < 1 ? Math.max(least, PLACES_BELOW_ONE) : least;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
}

/** Two places; of small ones two digits that say something. */
function figure(value: number | null | undefined): string {
  if (typeof value !== 'number') return '-';
  const size = Math.abs(value);
  const places =
    size < 10 ** -MAX_PLACES || size >= 0.1 ? MIN_PLACES : 1 - Math.floor(Math.log10(size));
  const shown = Math.min(places, MAX_PLACES);
  return value.toLocaleString('en-US', {
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
}

function percent(fraction: number | null | undefined): string {
  return typeof fraction !== 'number' ? '-' : `${figure(fraction * 100)} %`;
}
