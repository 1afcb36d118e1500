/** Worst falls, best and worst trades, and every measure by group. */
import { MEASURE_GROUPS } from '../measures/measure.js';
import type { MeasureGroup } from '../measures/measure.js';
import {
  day,
  dayOfYear,
  decimal,
  figure,
  NO_VALUE,
  percent,
  price,
  signedPercent,
} from './format-figures.js';
import { html, NOTHING } from './html.js';
import type { Html, HtmlValue } from './html.js';
import { section } from './plot.js';
import type { TearSheetData, TearSheetMeasure, TearSheetTrade } from './tear-sheet-data.js';

interface Column<Row> {
  readonly title: string;
  readonly text?: boolean;
  readonly cell: (row: Row) => HtmlValue;
}

export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const kind = (column: Column<Row>): string => (column.text === true ? 'text' : '');
  return html`<div class="scroll">
    <table class="list">
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class="${kind(column)}">${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column) => html`<td class="${kind(column)}">${column.cell(row)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function renderDrawdowns({ drawdowns }: TearSheetData): Html {
  if (drawdowns.length === 0) return NOTHING;
  return section(
    'Worst drawdowns',
    'from a high to the next',
    table(
      [
        // First, so that a phone shows it.
        { title: 'Depth', text: true, cell: ({ depth }) => percent(-depth) },
        { title: 'From', text: true, cell: ({ start }) => day(start) },
        { title: 'Deepest', text: true, cell: ({ valley }) => day(valley) },
        {
          title: 'Recovered',
          text: true,
          cell: (row) => (row.recovered ? day(row.end) : 'not yet'),
        },
        { title: 'Days', cell: ({ days }) => decimal(days, 0) },
      ],
      drawdowns,
    ),
  );
}

/** Shorter runs have times of day, for which there is no room beside the year. */
const ONE_YEAR_MS = 366 * 86_400_000;

export function renderTradeLists({ trades, from, to }: TearSheetData): Html {
  if (trades.count === 0) return NOTHING;
  const when = to - from <= ONE_YEAR_MS ? dayOfYear : day;
  // The names of several instruments need the whole width.
  const isSeveral = trades.shown.some(({ symbol }) => symbol !== undefined);
  return html`<div class="${isSeveral ? '' : 'pair'}">
    ${section('Best trades', 'by return', tradeList(trades.best, when, 'No trade made a profit.'))}
    ${section('Worst trades', 'by return', tradeList(trades.worst, when, 'No trade made a loss.'))}
  </div>`;
}

const instrumentColumn: Column<TearSheetTrade> = {
  title: 'Instrument',
  text: true,
  cell: ({ symbol }) => symbol ?? '',
};

function tradeList(
  trades: readonly TearSheetTrade[],
  when: (at: number) => string,
  none: string,
): Html {
  if (trades.length === 0) return html`<p class="empty">${none}</p>`;
  return table<TearSheetTrade>(
    [
      { title: 'Return', text: true, cell: ({ returnPct }) => signedPercent(returnPct) },
      { title: 'Entry', text: true, cell: ({ entryAt }) => when(entryAt) },
      { title: 'Exit', text: true, cell: ({ exitAt }) => when(exitAt) },
      ...(trades.some(({ symbol }) => symbol !== undefined) ? [instrumentColumn] : []),
      { title: '', text: true, cell: ({ size }) => (size > 0 ? 'long' : 'short') },
      { title: 'In', cell: ({ entryPrice }) => price(entryPrice) },
      { title: 'Out', cell: ({ exitPrice }) => price(exitPrice) },
    ],
    trades,
  );
}

const GROUP_TITLES: Readonly<Record<MeasureGroup, string>> = {
  RETURN: 'Return',
  RISK: 'Risk',
  RATIO: 'Return for risk',
  DISTRIBUTION: 'Distribution of returns',
  PERIODS: 'Winning and losing bars',
  CONFIDENCE: 'How sure the Sharpe ratio is',
  BENCHMARK: 'Against holding',
  TRADES: 'Trades',
};

/** Only for comparison with a library; it would confuse a client. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['probabilisticSharpeExcess', 'sharpeExcess']);

export function renderStatistics({ measures, bars, barLength, currency }: TearSheetData): Html {
  const period = bars === 1 ? 'a bar' : `one bar of ${barLength}`;
  const groups = MEASURE_GROUPS.map((group) => {
    const rows = measures.filter((each) => each.group === group && !NOT_SHOWN.has(each.key));
    return statisticsGroup(GROUP_TITLES[group], rows, currency);
  });
  return section(
    'Statistics',
    `a period is ${period}; definitions at the end`,
    html`<div class="statistics">${groups}</div>`,
  );
}

function statisticsGroup(title: string, rows: readonly TearSheetMeasure[], currency: string): Html {
  const hasHeld = rows.some(({ held }) => held !== undefined);
  return html`<table class="stats">
    <thead>
      <tr>
        <th scope="col" class="text">${title}</th>
        <th scope="col"><span class="${hasHeld ? '' : 'sr'}">Strategy</span></th>
        ${hasHeld ? html`<th scope="col" class="held">Holding</th>` : NOTHING}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => statistic(row, hasHeld, currency))}
    </tbody>
  </table>`;
}

function statistic(
  { title, value, unit, held, caveats }: TearSheetMeasure,
  hasHeld: boolean,
  currency: string,
): Html {
  const other = held === undefined ? NO_VALUE : figure(held, unit, currency);
  return html`<tr>
    <th scope="row" class="text">
      ${title}${caveats.length === 0 ? NOTHING : html`<small>${caveats.join('; ')}</small>`}
    </th>
    <td>${figure(value, unit, currency)}</td>
    ${hasHeld ? html`<td class="held">${other}</td>` : NOTHING}
  </tr>`;
}

export function renderFootnotes({ measures, provenance, periodsPerYear }: TearSheetData): Html {
  const year = periodsPerYear === undefined ? 'the number of' : `${decimal(periodsPerYear, 0)}`;
  return html`<footer>
    <p>
      A backtest is a calculation on past prices. It knows no surprise of a real market and is no
      promise of future results. Returns are simple returns of each bar, annualised by ${year} bars
      in a year; all times are UTC.
    </p>
    <dl class="facts wide">
      ${provenance.map(
        ({ name, value }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <details>
      <summary>Definitions</summary>
      <h2>Definitions</h2>
      <dl class="definitions">
        ${measures
          .filter(({ key }) => !NOT_SHOWN.has(key))
          .map(
            ({ title, formula }) =>
              html`<div>
                <dt>${title}</dt>
                <dd>${formula}</dd>
              </div>`,
          )}
      </dl>
    </details>
  </footer>`;
}
