/** Places one order by hand; the same risk checks judge it as any strategy's. */
import type { AccountDetail, Position } from '@fiducia/sdk';
import { OrderDeniedError } from '@fiducia/sdk';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../errors/error-notice.js';
import { compareDecimals, percentOf, signOf } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import { candlesQuery } from '../market/market-queries.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { EmptyState } from '../ui/empty-state.js';
import { useLastPrices } from './account-feed-context.js';
import { ordersQuery } from './account-queries.js';
import { OrderFields } from './order-fields.js';
import type { OrderForm } from './order-form.js';
import { estimatedNotional } from './order-form.js';
import { OrderMoreFields } from './order-more-fields.js';
import { useOrderTicket } from './use-order-ticket.js';
import './order-ticket.css';

export interface OrderTicketProps {
  readonly account: AccountDetail;
  readonly onClose: () => void;
}

export function OrderTicket({ account, onClose }: OrderTicketProps) {
  const { t } = useI18n();
  const { form, errors, problem, busy, change, submit } = useOrderTicket(account, onClose);
  const { data: open } = useInfiniteQuery(ordersQuery(account.id, 'OPEN'));
  const fields = { form, errors, instruments: account.instruments, onChange: change };
  return (
    <Dialog
      title={t('order.title')}
      description={t('order.description', { client: account.client.name, account: account.name })}
      onSubmit={submit}
      onClose={onClose}
      locked={busy}
      footer={
        <DialogActions submit={t(`order.submit.${form.side}`)} busy={busy} onCancel={onClose} />
      }
    >
      {problem !== null && <OrderProblem error={problem} />}
      {account.instruments.length === 0 ? (
        <EmptyState title={t('chart.noInstrument')} />
      ) : (
        <>
          <OrderFields {...fields} />
          <OrderMoreFields
            {...fields}
            openOrders={open?.pages.flatMap(({ nodes }) => nodes) ?? []}
          />
          <Estimate account={account} form={form} />
        </>
      )}
    </Dialog>
  );
}

/** A denied order says which limit it met and by how much. */
function OrderProblem({ error }: { error: unknown }) {
  const { t, formats } = useI18n();
  const denied = error instanceof OrderDeniedError ? error : null;
  return (
    <>
      <ErrorNotice error={error} />
      {typeof denied?.limit === 'string' && typeof denied.value === 'string' && (
        <dl className="order-estimate figure">
          <div>
            <dt>{t('order.deniedLimit')}</dt>
            <dd>{formats.averagePrice(denied.limit)}</dd>
          </div>
          <div>
            <dt>{t('order.deniedValue')}</dt>
            <dd className="negative">{formats.averagePrice(denied.value)}</dd>
          </div>
        </dl>
      )}
    </>
  );
}

function Estimate({ account, form }: { account: AccountDetail; form: OrderForm }) {
  const { t, formats } = useI18n();
  const { data: candles } = useQuery(candlesQuery(form.symbol, account.run));
  const lastPrice = useLastPrices().get(form.symbol) ?? candles?.at(-1)?.close;
  const notional = estimatedNotional(form, lastPrice);
  const share =
    notional !== null && account.equity !== null && signOf(account.equity) > 0
      ? percentOf(notional, account.equity)
      : null;
  const limit = account.mandate.maxOrderNotionalPct;
  const held = heldQuantity(account.positions, form.symbol);
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
      <div>
        <dt>{t('order.estimate')}</dt>
        <dd>{notional === null ? t('value.none') : formats.money(notional, account.currency)}</dd>
      </div>
      <div>
        <dt>{t('order.share', { limit: formats.percent(limit) })}</dt>
        <dd
          className={share !== null && compareDecimals(share, limit) > 0 ? 'negative' : undefined}
        >
          {share === null ? t('value.none') : formats.percent(share)}
        </dd>
      </div>
    </dl>
  );
}

function heldQuantity(positions: readonly Position[], symbol: string): string {
  return positions.find(({ instrument }) => instrument.symbol === symbol)?.quantity ?? '0';
}
