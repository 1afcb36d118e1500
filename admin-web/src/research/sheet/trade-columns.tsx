/** The columns of the table of trades. */
import type { ResearchRun, ResearchTrade } from '@fiducia/sdk';
import { signOf } from '../../format/decimal.js';
import type { I18n } from '../../i18n/i18n-context.js';
import type { Column } from '../../ui/data-table.js';
import { SignedFigure } from '../../ui/signed-figure.js';
import { isIntraday } from '../run-state.js';
import { percentText, toneOfGain } from '../measures/show-measure.js';

export function tradeColumns(i18n: I18n, run: ResearchRun): readonly Column<ResearchTrade>[] {
  const { t, formats } = i18n;
  const when = isIntraday(run) ? formats.marketMinute : formats.marketDay;
  return [
    {
      key: 'trade',
      header: t('research.trade.trade'),
      rowHeader: true,
      cell: (trade) => <TradeName trade={trade} i18n={i18n} />,
    },
    {
      key: 'entry',
      header: t('research.trade.entry'),
      cell: ({ entryAt, entryPrice }) => (
        <span className="cell-stack figure">
          <span>{formats.averagePrice(entryPrice)}</span>
          <span className="soft">{when(entryAt)}</span>
        </span>
      ),
    },
    {
      key: 'exit',
      header: t('research.trade.exit'),
      cell: ({ exitAt, exitPrice }) => (
        <span className="cell-stack figure">
          <span>{formats.averagePrice(exitPrice)}</span>
          <span className="soft">{when(exitAt)}</span>
        </span>
      ),
    },
    {
      key: 'return',
      header: t('research.trade.return'),
      align: 'end',
      cell: ({ returnFraction }) => (
        <span className={toneOfGain(returnFraction)}>
          {formats.signedExactPercent(percentText(returnFraction))}
        </span>
      ),
    },
    {
      key: 'pnl',
      header: t('research.trade.pnl'),
      align: 'end',
      cell: ({ pnl }) => (
        <SignedFigure value={pnl}>{formats.signedMoney(pnl, run.currency)}</SignedFigure>
      ),
    },
    {
      key: 'commission',
      header: t('research.trade.commission'),
      align: 'end',
      cell: ({ commission }) => formats.money(commission, run.currency),
    },
  ];
}

function TradeName({
  trade: { number, size, symbol },
  i18n: { t, formats },
}: {
  trade: ResearchTrade;
  i18n: I18n;
}) {
  const isLong = signOf(size) >= 0;
  return (
    <span className="trade-name">
      <span className="soft figure">{formats.integer(number)}</span>
      <span>{isLong ? t('research.trade.long') : t('research.trade.short')}</span>
      <strong className="figure">{formats.decimal(size.replace('-', ''))}</strong>
      <strong>{symbol}</strong>
    </span>
  );
}
