/** What the last months and years made, and the best and worst of days, months, quarters and years. */
import type { ReturnPeriodSummary, TrailingReturn } from '@fiducia/sdk';
import { useMemo } from 'react';
import type { I18n } from '../../i18n/i18n-context.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import type { Column } from '../../ui/data-table.js';
import { DataTable } from '../../ui/data-table.js';
import { percentText } from '../measures/show-measure.js';
import type { SheetProps } from './backtest-sheet.js';

export function PeriodCards({ sheet: { trailingReturns, periodSummaries } }: SheetProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const ofTrailing = useMemo(() => trailingColumns(i18n), [i18n]);
  const ofPeriods = useMemo(() => periodColumns(i18n), [i18n]);
  if (trailingReturns.length + periodSummaries.length === 0) return null;
  return (
    <div className="sheet-pair">
      {trailingReturns.length > 0 && (
        <Card
          title={t('research.trailing')}
          controls={<span className="soft card-note">{t('research.trailing.note')}</span>}
        >
          <DataTable
            caption={t('research.trailing')}
            columns={ofTrailing}
            rows={trailingReturns}
            rowKey={({ title }) => title}
          />
        </Card>
      )}
      {periodSummaries.length > 0 && (
        <Card
          title={t('research.periods')}
          controls={<span className="soft card-note">{t('research.periods.note')}</span>}
        >
          <DataTable
            caption={t('research.periods')}
            columns={ofPeriods}
            rows={periodSummaries}
            rowKey={({ period }) => period}
          />
        </Card>
      )}
    </div>
  );
}

function trailingColumns({ t, formats }: I18n): readonly Column<TrailingReturn>[] {
  return [
    {
      key: 'title',
      header: t('research.trailing.over'),
      rowHeader: true,
      cell: ({ title, perYear }) => (perYear ? t('research.trailing.perYear', { title }) : title),
    },
    {
      key: 'own',
      header: t('research.statistics.run'),
      align: 'end',
      cell: ({ own }) => formats.signedExactPercent(percentText(own)),
    },
    {
      key: 'held',
      header: t('research.statistics.held'),
      align: 'end',
      cell: ({ held }) =>
        held === null ? t('value.none') : formats.signedExactPercent(percentText(held)),
    },
  ];
}

function periodColumns({ t, formats }: I18n): readonly Column<ReturnPeriodSummary>[] {
  const share = (value: number): string => formats.signedExactPercent(percentText(value));
  return [
    {
      key: 'period',
      header: t('research.periods.of'),
      rowHeader: true,
      cell: ({ period, count }) =>
        t(`research.periods.${period}`, { count: formats.integer(count) }),
    },
    {
      key: 'best',
      header: t('research.periods.best'),
      align: 'end',
      cell: ({ best }) => share(best),
    },
    {
      key: 'worst',
      header: t('research.periods.worst'),
      align: 'end',
      cell: ({ worst }) => share(worst),
    },
    {
      key: 'average',
      header: t('research.periods.average'),
      align: 'end',
      cell: ({ average }) => share(average),
    },
    {
      key: 'positive',
      header: t('research.periods.positive'),
      align: 'end',
      cell: ({ positive }) => formats.wholePercent(positive * 100),
    },
  ];
}
