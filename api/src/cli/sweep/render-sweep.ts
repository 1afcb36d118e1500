/** A finished search as a person reads it. */
import { scoreOf, type SearchSpec } from '@fiducia/engine/simulation';

import { renderFacts, renderTable } from '../text-table.js';
import type { DescribedTrial, SweepDocument } from './describe-sweep.js';
import { goalOf } from './read-search.js';

const TRIALS_SHOWN = 10;

export function renderSweep(sweep: SweepDocument, search: SearchSpec): string {
  const parts = [renderFacts(facts(sweep, search))];
  const ranked = rank(sweep, search);
  if (ranked.length > 0) parts.push(renderBest(ranked, search));
  return parts.join('\n\n');
}

function facts(sweep: SweepDocument, search: SearchSpec): readonly (readonly [string, string])[] {
  const { trials, skipped, seconds, backtestsPerSecond } = sweep;
  const refused = Object.entries(sweep.skippedBecause).map(
    ([sentence, count]) => ['Skipped', `${count} × ${sentence}`] as const,
  );
  const failed = trials.filter(({ error }) => error !== null);
  return [
    ['Backtests', `${trials.length} in ${seconds.toFixed(1)} s (${rate(backtestsPerSecond)}/s)`],
    ...(skipped > 0 ? refused : []),
    ...failed.slice(0, 1).map(({ error }) => ['Failed', `${failed.length} × ${error}`] as const),
    ['Looked for', goalOf(search.objective)],
    ['Trials counted', `${sweep.countedTrials}, also earlier ones on overlapping bars`],
    ['Independent', said(sweep.effectiveTrials, String, 'by clustering their returns')],
    ['Deflated Sharpe', said(sweep.deflatedSharpe, percent, 'likely to be better than 0')],
    ['Overfitting', said(sweep.pbo, percent, 'likely that the best is below the median elsewhere')],
    ['Search', sweep.id],
  ];
}

/** What cannot be said of these trials is a dash alone. */
function said(value: number | null, show: (value: number) => string, of: string): string {
  return value === null ? '-' : `${show(value)} ${of}`;
}

function rank({ trials }: SweepDocument, { objective }: SearchSpec): readonly DescribedTrial[] {
  const score = ({ measures }: DescribedTrial): number =>
    scoreOf(objective, measures?.[objective] ?? null);
  return trials
    .filter(({ measures }) => measures !== null)
    .toSorted((a, b) => (score(a) === score(b) ? a.number - b.number : score(b) - score(a)))
    .slice(0, TRIALS_SHOWN);
}

function renderBest(trials: readonly DescribedTrial[], search: SearchSpec): string {
  const names = Object.keys(search.space);
  const measures = [
    ...new Set([search.objective, 'totalReturn', 'sharpe', 'maxDrawdown', 'trades']),
  ];
  return renderTable<DescribedTrial>(
    [
      { title: 'Trial', align: 'right', cell: ({ number }) => String(number) },
      ...names.map((name) => ({
        title: name,
        align: 'right' as const,
        cell: ({ params }: DescribedTrial) => String(params[name]),
      })),
      ...measures.map((name) => ({
        title: name,
        align: 'right' as const,
        cell: ({ measures: figures }: DescribedTrial) => figure(figures?.[name]),
      })),
    ],
    trials,
  );
}

function figure(value: number | null | undefined): string {
  if (value === null || value === undefined) return '-';
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function rate(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
