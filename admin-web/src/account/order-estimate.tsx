/** What the order in the ticket would come to, beside what is held and what the mandate allows. */
import type { AccountDetail } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { compareDecimals, percentOf, signOf } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import { candlesQuery } from '../market/market-queries.js';
import { useLastPrices } from './account-feed-context.js';
import type { OrderForm } from './order-form.js';
import { instrumentOf } from './order-price-field.js';
import { estimatedSize } from './order-size.js';

export interface OrderEstimateProps {
  readonly account: AccountDetail;
  readonly form: OrderForm;
}

export function OrderEstimate({ account, form }: OrderEstimateProps) {
  const { t, formats } = useI18n();
  const { equity, currency, mandate, positions } = account;
  const { data: candles } = useQuery(candlesQuery(form.symbol, account.run));
  const lastPrice = useLastPrices().get(form.symbol) ?? candles?.at(-1)?.close;
  const instrument = instrumentOf(account.instruments, form.symbol);
  const quoted = instrument?.currency ?? currency;
  const isOwnCurrency = quoted === currency;
  const lotSize = instrument?.lotSize ?? '1';
  const size = estimatedSize(form, { lastPrice, lotSize, equity, isOwnCurrency });
  const held = positions.find((one) => one.instrument.symbol === form.symbol)?.quantity ?? '0';
  return (
    <dl className="order-estimate figure">
      <div>
        <dt>{t('order.lastPrice')}</dt>
        <dd>{lastPrice === undefined ? t('value.none') : formats.decimal(lastPrice, 2)}</dd>
      </div>
      <div>
        <dt>{t('order.held')}</dt>
        <dd>{formats.decimal(held)}</dd>
      </div>
      {form.sizing !== 'UNITS' && (
        <div>
          <dt>{t('order.estimatedQuantity')}</dt>
          <dd>{size === null ? t('value.none') : formats.decimal(size.quantity)}</dd>
        </div>
      )}
      <div>
        <dt>{t('order.estimate')}</dt>
        <dd>{size === null ? t('value.none') : formats.money(size.notional, quoted)}</dd>
      </div>
      <ShareOfEquity
        notional={size !== null && isOwnCurrency ? size.notional : null}
        equity={equity}
        limit={mandate.maxOrderNotionalPct}
      />
    </dl>
  );
}

interface ShareOfEquityProps {
  /** In the account's currency. */
  readonly notional: string | null;
  readonly equity: string | null;
  readonly limit: string;
}

function ShareOfEquity({ notional, equity, limit }: ShareOfEquityProps) {
  const { t, formats } = useI18n();
  const isKnown = notional !== null && equity !== null && signOf(equity) > 0;
  const share = isKnown ? percentOf(notional, equity) : null;
  const isTooMuch = share !== null && compareDecimals(share, limit) > 0;
  return (
    <div>
      <dt>{t('order.share', { limit: formats.percent(limit) })}</dt>
      <dd className={isTooMuch ? 'negative' : undefined}>
        {share === null ? t('value.none') : formats.percent(share)}
      </dd>
    </div>
  );
}
