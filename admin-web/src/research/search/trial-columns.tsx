/** The columns of the trials of a search: what was varied, what it gave, and a way to run it alone. */
import type { Trial } from '@fiducia/sdk';
import { Link } from '@tanstack/react-router';
import { parameterEntries } from '../../account/strategy-parameters.js';
import type { I18n } from '../../i18n/i18n-context.js';
import type { Column } from '../../ui/data-table.js';
import { unitOf } from '../measures/measure-kinds.js';
import { showMeasure } from '../measures/show-measure.js';
import { searchedNames } from './search-form.js';
import type { SearchProps } from './sweep-result.js';

/** What a trial is judged by besides the objective. */
const FIGURES = ['totalReturn', 'sharpe', 'maxDrawdown', 'trades'] as const;

export interface TrialColumnsProps extends SearchProps {
  readonly mayRun: boolean;
}

export function trialColumns(
  i18n: I18n,
  { run, search, mayRun }: TrialColumnsProps,
): readonly Column<Trial>[] {
  const { t, textOfCode } = i18n;
  const { objective } = search;
  const context = { i18n, currency: run.currency };
  const names = searchedNames(search);
  const columns: Column<Trial>[] = [
    {
      key: 'parameters',
      header: t('research.search.parameters'),
      rowHeader: true,
      cell: (trial) => <TrialName trial={trial} names={names} />,
    },
    {
      key: 'objective',
      header: textOfCode('measure', objective, objective),
      align: 'end',
      cell: ({ objective: value, error }) => (
        <strong title={error ?? undefined}>{showMeasure(value, unitOf(objective), context)}</strong>
      ),
    },
    ...FIGURES.filter((key) => key !== objective).map((key): Column<Trial> => ({
      key,
      header: textOfCode('measure', key, key),
      align: 'end',
      cell: ({ measures }) =>
        showMeasure(measures.find(({ name }) => name === key)?.value, unitOf(key), context),
    })),
  ];
  if (!mayRun) return columns;
  return [
    ...columns,
    {
      key: 'run',
      header: t('orders.column.action'),
      align: 'end',
      phone: 'unlabelled',
      cell: ({ number }) => (
        <Link
          to="/research/new"
          search={{ like: run.id, trial: number }}
          className="button"
          data-variant="secondary"
          data-size="small"
          aria-label={t('research.search.runTrialNumber', { number })}
        >
          {t('research.search.runTrial')}
        </Link>
      ),
    },
  ];
}

function TrialName({ trial, names }: { trial: Trial; names: readonly string[] }) {
  const values = new Map(parameterEntries(trial.parameters));
  return (
    <span className="trial-name">
      {names.map((name) => (
        <span key={name}>
          <span className="soft">{name}</span>{' '}
          <strong className="figure">{values.get(name)}</strong>
        </span>
      ))}
      {trial.error !== null && <span className="negative">{trial.error}</span>}
    </span>
  );
}
