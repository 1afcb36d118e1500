/** The columns of the list of runs. */
import type { ResearchRun } from '@fiducia/sdk';
import { Link } from '@tanstack/react-router';
import type { I18n } from '../../i18n/i18n-context.js';
import { Badge } from '../../ui/badge.js';
import type { Column } from '../../ui/data-table.js';
import { valueOf } from '../measures/compared-measures.js';
import type { FigureUnit } from '../measures/show-measure.js';
import { showMeasure, toneOfGain } from '../measures/show-measure.js';
import { ParameterLine } from '../parameter-line.js';
import { RunProgress } from '../run-progress.js';
import { STATUS_TONES, isComparable, isUnfinished, symbolsOf } from '../run-state.js';
import type { Selection } from './selection.js';
import { isFull } from './selection.js';

export function runColumns(
  i18n: I18n,
  selection: Selection,
  onToggle: (runId: string) => void,
): readonly Column<ResearchRun>[] {
  const { t } = i18n;
  return [
    {
      key: 'select',
      header: t('research.column.compare'),
      phone: 'unlabelled',
      cell: (run) => (
        <CompareCheck run={run} i18n={i18n} selection={selection} onToggle={onToggle} />
      ),
    },
    {
      key: 'run',
      header: t('research.column.run'),
      rowHeader: true,
      cell: (run) => <RunName run={run} i18n={i18n} />,
    },
    {
      key: 'status',
      header: t('research.column.status'),
      cell: (run) => <RunStatus run={run} i18n={i18n} />,
    },
    figureColumn(i18n, 'totalReturn', 'GAIN'),
    figureColumn(i18n, 'sharpe', 'RATIO'),
    figureColumn(i18n, 'maxDrawdown', 'FRACTION'),
    figureColumn(i18n, 'trades', 'COUNT'),
    {
      key: 'requested',
      header: t('research.column.requested'),
      cell: ({ requestedBy, requestedAt }) => (
        <span className="cell-stack run-requested">
          <span>{requestedBy}</span>
          <time className="soft figure" dateTime={requestedAt}>
            {i18n.formats.dateTime(requestedAt)}
          </time>
        </span>
      ),
    },
  ];
}

function figureColumn(i18n: I18n, key: string, unit: FigureUnit): Column<ResearchRun> {
  const { textOfCode } = i18n;
  return {
    key,
    header: textOfCode('measure', key, key),
    align: 'end',
    cell: (run) => {
      const value = valueOf(run, key);
      const context = { i18n, currency: run.currency };
      const tone = unit === 'GAIN' ? toneOfGain(value) : undefined;
      return <span className={tone}>{showMeasure(value, unit, context)}</span>;
    },
  };
}

interface CellProps {
  readonly run: ResearchRun;
  readonly i18n: I18n;
}

function RunName({ run, i18n: { t, formats } }: CellProps) {
  return (
    <span className="run-name">
      <Link to="/research/$runId" params={{ runId: run.id }} className="overview-link">
        {t('research.runName', {
          strategy: run.strategy.title,
          instruments: symbolsOf(run).join(', '),
        })}
      </Link>
      <ParameterLine run={run} />
      <span className="soft">
        {run.search && `${t('research.searchOf', { count: run.search.trials })} · `}
        {t('research.period', {
          from: formats.marketDay(run.from),
          to: formats.marketDay(run.to),
        })}
      </span>
    </span>
  );
}

function RunStatus({ run, i18n: { t } }: CellProps) {
  if (isUnfinished(run)) return <RunProgress run={run} />;
  return (
    <Badge tone={STATUS_TONES[run.status]} dot>
      {t(`research.status.${run.status}`)}
    </Badge>
  );
}

interface CompareCheckProps extends CellProps {
  readonly selection: Selection;
  readonly onToggle: (runId: string) => void;
}

function CompareCheck({ run, i18n: { t }, selection, onToggle }: CompareCheckProps) {
  if (!isComparable(run)) return null;
  const isMarked = selection.includes(run.id);
  return (
    <label className="run-check">
      <input
        type="checkbox"
        checked={isMarked}
        disabled={!isMarked && isFull(selection)}
        aria-label={t('research.compare.mark', {
          strategy: run.strategy.title,
          instruments: symbolsOf(run).join(', '),
        })}
        onChange={() => onToggle(run.id)}
      />
      <span className="run-check-text">{t('research.column.compare')}</span>
    </label>
  );
}
