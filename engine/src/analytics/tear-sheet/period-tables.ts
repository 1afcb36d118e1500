/** What was made over the last months and years, and the best and worst of days, months and years. */
import type { Aggregate } from '../series/aggregate-returns.js';
import type { PeriodSummary } from '../series/period-summary.js';
import { decimal, NO_VALUE, percent, signedPercent } from './format-figures.js';
import { html, NOTHING } from './html.js';
import type { Html } from './html.js';
import { section } from './plot.js';
import { table } from './tables.js';
import type { TearSheetData, TearSheetHorizon } from './tear-sheet-data.js';

export function renderPeriods({ horizons = [], periods = [] }: TearSheetData): Html {
  const tables = [
    horizons.length === 0 ? [] : [horizonTable(horizons)],
    periods.length === 0 ? [] : [periodTable(periods)],
  ].flat();
  return tables.length === 0 ? NOTHING : html`<div class="pair">${tables}</div>`;
}

function horizonTable(horizons: readonly TearSheetHorizon[]): Html {
  return section(
    'Returns to the end',
    'of the last months and years',
    table<TearSheetHorizon>(
      [
        {
          title: '',
          text: true,
          cell: ({ title, perYear }) => `${title}${perYear ? ', a year' : ''}`,
        },
        { title: 'Strategy', cell: ({ own }) => signedPercent(own) },
        { title: 'Holding', cell: ({ held }) => (held === null ? NO_VALUE : signedPercent(held)) },
      ],
      horizons,
    ),
  );
}

const NAMES: Readonly<Record<Aggregate, string>> = {
  daily: 'days',
  weekly: 'weeks',
  monthly: 'months',
  quarterly: 'quarters',
  yearly: 'years',
};

function periodTable(periods: readonly PeriodSummary[]): Html {
  return section(
    'Best and worst',
    'of calendar periods, parts at both ends included',
    table<PeriodSummary>(
      [
        { title: '', text: true, cell: ({ of, count }) => `${decimal(count, 0)} ${NAMES[of]}` },
        { title: 'Best', cell: ({ best }) => signedPercent(best) },
        { title: 'Worst', cell: ({ worst }) => signedPercent(worst) },
        { title: 'Average', cell: ({ average }) => signedPercent(average) },
        { title: 'Positive', cell: ({ positive }) => percent(positive, 0) },
      ],
      periods,
    ),
  );
}
