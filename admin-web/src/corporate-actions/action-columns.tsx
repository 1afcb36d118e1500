/** The columns of a list of splits and dividends: what happened, what was held, what it brought. */
import type { CorporateActionKind } from '@fiducia/sdk';
import type { I18n } from '../i18n/i18n-context.js';
import type { Column } from '../ui/data-table.js';
import { SignedFigure } from '../ui/signed-figure.js';
import { actionSentence } from './action-sentence.js';

/** Of an account or of a backtest; amounts are null for who may not see them. */
export interface ShownAction {
  readonly at: string;
  readonly symbol: string;
  readonly kind: CorporateActionKind;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** For one share, in `currency`. */
  readonly amount: string | null;
  readonly currency: string;
  readonly quantity: string | null;
  /** In the account's currency. */
  readonly cash: string | null;
}

export function actionColumns(i18n: I18n, accountCurrency: string): readonly Column<ShownAction>[] {
  const { t, formats } = i18n;
  return [
    {
      key: 'what',
      header: t('actions.column.what'),
      rowHeader: true,
      cell: (action) => (
        <span className="cell-stack">
          <strong>{action.symbol}</strong>
          <span className="soft cell-wrap">{actionSentence(action, i18n)}</span>
        </span>
      ),
    },
    {
      key: 'day',
      header: t('actions.column.day'),
      cell: ({ at }) => <span className="figure">{formats.marketDay(at)}</span>,
    },
    {
      key: 'quantity',
      header: t('actions.column.quantity'),
      align: 'end',
      cell: ({ quantity }) => formats.decimal(quantity),
    },
    {
      key: 'cash',
      header: t('actions.column.cash'),
      align: 'end',
      cell: ({ cash }) => (
        <SignedFigure value={cash}>{formats.signedMoney(cash, accountCurrency)}</SignedFigure>
      ),
    },
  ];
}
