/** Splits and dividends that took effect in a backtest: why a price halved, where cash came from. */
import type { TearSheetAction, TearSheetActions } from '@fiducia/sdk';
import { useMemo } from 'react';
import type { ShownAction } from '../../corporate-actions/action-columns.js';
import { actionColumns } from '../../corporate-actions/action-columns.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { DataTable } from '../../ui/data-table.js';
import type { SheetProps } from './backtest-sheet.js';

export interface ActionsCardProps extends SheetProps {
  readonly actions: TearSheetActions;
}

export function ActionsCard({ run, actions }: ActionsCardProps) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  const columns = useMemo(() => actionColumns(i18n, run.currency), [i18n, run.currency]);
  const { count, shown, dividends } = actions;
  const currencyOf = (symbol: string): string =>
    run.instruments.find((one) => one.symbol === symbol)?.currency ?? run.currency;
  const toShown = (action: TearSheetAction): ShownAction => ({
    ...action,
    currency: currencyOf(action.symbol),
  });
  return (
    <Card
      title={t('actions.title')}
      controls={
        <span className="soft figure card-note">
          {t('actions.dividends', { amount: formats.money(dividends, run.currency) })}
        </span>
      }
    >
      <p className="card-lead soft">
        {t('actions.cashNote')}{' '}
        {count > shown.length && t('actions.newest', { shown: shown.length, count })}
      </p>
      <DataTable
        caption={t('actions.title')}
        columns={columns}
        rows={shown.map(toShown)}
        rowKey={({ at, symbol, kind }) => `${at} ${symbol} ${kind}`}
        phoneLayout="tiles"
      />
    </Card>
  );
}
