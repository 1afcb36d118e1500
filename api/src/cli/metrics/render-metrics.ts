/** Measures of a series as a person reads them: by group, each with its limits beside it. */
import {
  MEASURES,
  measure,
  type Measure,
  type MeasureGroup,
  type MeasuredSeries,
} from '@fiducia/engine/simulation';

import { renderTable } from '../text-table.js';
import { worstDrawdowns, type DescribedDrawdown } from './describe-metrics.js';

const GROUP_TITLES: Readonly<Record<MeasureGroup, string>> = {
  RETURN: 'Return',
  RISK: 'Risk',
  RATIO: 'Return for risk',
  DISTRIBUTION: 'Distribution',
  PERIODS: 'Winning and losing periods',
  CONFIDENCE: 'How sure it is',
  BENCHMARK: 'Against the benchmark',
  TRADES: 'Trades',
};

interface Line {
  readonly title: string;
  readonly value: string;
  readonly limits: string;
}

export function renderMetrics(series: MeasuredSeries): string {
  const groups = (Object.keys(GROUP_TITLES) as MeasureGroup[])
    .filter((group) => group !== 'TRADES' && (group !== 'BENCHMARK' || series.benchmark !== null))
    .map((group) => renderGroup(group, series));
  return [...groups, renderDrawdowns(worstDrawdowns(series))].join('\n\n');
}

function renderGroup(group: MeasureGroup, series: MeasuredSeries): string {
  const lines = MEASURES.filter((each) => each.group === group).map((definition): Line => {
    const { value, caveats } = measure(definition, series);
    return {
      title: definition.title,
      value: formatMeasure(definition, value),
      limits: caveats.join('; '),
    };
  });
  return renderTable<Line>(
    [
      { title: GROUP_TITLES[group].toUpperCase(), cell: ({ title }) => title },
      { title: 'VALUE', align: 'right', cell: ({ value }) => value },
      { title: 'LIMITS', cell: ({ limits }) => limits },
    ],
    lines,
  );
}

export function formatMeasure({ unit }: Measure, value: number | null): string {
  if (value === null) return '-';
  const number = (digits: number): string =>
    value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  switch (unit) {
    case 'FRACTION':
      return `${(value * 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: Math.abs(value) < 0.001 ? 4 : 2 })} %`;
    case 'COUNT':
      return number(0);
    case 'DAYS':
    case 'BARS':
      return number(Number.isInteger(value) ? 0 : 1);
    case 'MONEY':
      return number(2);
    case 'RATIO':
      return number(4);
  }
}

function renderDrawdowns(drawdowns: readonly DescribedDrawdown[]): string {
  if (drawdowns.length === 0) return 'There was no drawdown.';
  return renderTable<DescribedDrawdown>(
    [
      { title: 'WORST DRAWDOWNS', cell: ({ start }) => start },
      { title: 'DEEPEST', cell: ({ valley }) => valley },
      { title: 'END', cell: ({ end }) => end },
      { title: 'DAYS', align: 'right', cell: ({ days }) => String(days) },
      { title: 'DEPTH', align: 'right', cell: (each) => `${each['max drawdown'].toFixed(2)} %` },
    ],
    drawdowns,
  );
}
