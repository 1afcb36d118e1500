/** What the order in the ticket would come to, beside what is held and what the mandate allows. */
import type { AccountDetail } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { compareDecimals, percentOf, signOf } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import { candlesQuery } from '../market/market-queries.js';
import { useLastPrices } from './account-feed-context.js';
import { conversionOf, type PriceConversion } from './currency-conversion.js';
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
  const instrument = instrumentOf(account.instruments, form.symbol);
  const quoted = instrument?.currency ?? currency;
  const lastPrice = useLastPrice(account, form.symbol);
  const conversion = useConversion(account, quoted);
  const lotSize = instrument?.lotSize ?? '1';
  const size = estimatedSize(form, { lastPrice, lotSize, equity, conversion });
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
      {conversion !== null && (
        <Worth worth={size?.worth ?? null} conversion={conversion} currency={currency} />
      )}
      <ShareOfEquity
        worth={size?.worth ?? null}
        equity={equity}
        limit={mandate.maxOrderNotionalPct}
      />
    </dl>
  );
}

/** The newest close that the page knows of an instrument; null asks for none. */
function useLastPrice({ run }: AccountDetail, symbol: string | null): string | undefined {
  const { data } = useQuery({ ...candlesQuery(symbol ?? '', run), enabled: symbol !== null });
  const live = useLastPrices();
  return symbol === null ? undefined : (live.get(symbol) ?? data?.at(-1)?.close);
}

/** Null where the instrument is quoted in the account's currency. */
function useConversion(account: AccountDetail, quoted: string): PriceConversion | null {
  const found = conversionOf(account, quoted);
  const price = useLastPrice(account, found?.symbol ?? null);
  if (found === null) return null;
  // An account holds a rate for everything it trades; without one nothing can be said.
  return found === undefined
    ? { symbol: '', inverted: false, price: undefined }
    : { ...found, price };
}

interface WorthProps {
  readonly worth: string | null;
  readonly conversion: PriceConversion;
  readonly currency: string;
}

function Worth({ worth, conversion, currency }: WorthProps) {
  const { t, formats } = useI18n();
  const { symbol, price } = conversion;
  return (
    <div>
      <dt>
        {price === undefined
          ? t('order.worthUnknown', { currency })
          : t('order.worth', { currency, symbol, price: formats.decimal(price, 2) })}
      </dt>
      <dd>{worth === null ? t('value.none') : formats.money(worth, currency)}</dd>
    </div>
  );
}

interface ShareOfEquityProps {
  /** In the account's currency. */
  readonly worth: string | null;
  readonly equity: string | null;
  readonly limit: string;
}

function ShareOfEquity({ worth, equity, limit }: ShareOfEquityProps) {
  const { t, formats } = useI18n();
  const isKnown = worth !== null && equity !== null && signOf(equity) > 0;
  const share = isKnown ? percentOf(worth, equity) : null;
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
