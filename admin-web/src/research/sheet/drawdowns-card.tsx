/** The deepest falls from a high, and how long it took to come back. */
import type { Drawdown } from '@fiducia/sdk';
import { useMemo } from 'react';
import type { I18n } from '../../i18n/i18n-context.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import type { Column } from '../../ui/data-table.js';
import { DataTable } from '../../ui/data-table.js';
import { percentText } from '../measures/show-measure.js';
import type { SheetProps } from './backtest-sheet.js';

export function DrawdownsCard({ sheet: { drawdowns } }: SheetProps) {
  const i18n = useI18n();
  const columns = useMemo(() => drawdownColumns(i18n), [i18n]);
  if (drawdowns.length === 0) return null;
  return (
    <Card title={i18n.t('research.drawdowns')}>
      <DataTable
        caption={i18n.t('research.drawdowns')}
        columns={columns}
        rows={drawdowns}
        rowKey={({ start }) => start}
        phoneLayout="tiles"
      />
    </Card>
  );
}

function drawdownColumns({ t, formats }: I18n): readonly Column<Drawdown>[] {
  return [
    {
      key: 'depth',
      header: t('research.drawdown.depth'),
      rowHeader: true,
      cell: ({ depth }) => (
        <strong className="negative figure">
          {formats.signedExactPercent(percentText(-Math.abs(depth)))}
        </strong>
      ),
    },
    {
      key: 'start',
      header: t('research.drawdown.start'),
      cell: ({ start }) => <span className="figure">{formats.marketDay(start)}</span>,
    },
    {
      key: 'valley',
      header: t('research.drawdown.valley'),
      cell: ({ valley }) => <span className="figure">{formats.marketDay(valley)}</span>,
    },
    {
      key: 'end',
      header: t('research.drawdown.end'),
      cell: ({ end, recovered }) =>
        recovered ? (
          <span className="figure">{formats.marketDay(end)}</span>
        ) : (
          <Badge tone="warning">{t('research.drawdown.notYet')}</Badge>
        ),
    },
    {
      key: 'days',
      header: t('research.drawdown.days'),
      align: 'end',
      cell: ({ days }) => formats.integer(Math.round(days)),
    },
  ];
}
