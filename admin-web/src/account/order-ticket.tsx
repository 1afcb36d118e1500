/** Places one order by hand; the same risk checks judge it as any strategy's. */
import type { AccountDetail } from '@fiducia/sdk';
import { OrderDeniedError } from '@fiducia/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { EmptyState } from '../ui/empty-state.js';
import { ordersQuery } from './account-queries.js';
import { OrderEstimate } from './order-estimate.js';
import { OrderFields } from './order-fields.js';
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
  const { instruments, currency } = account;
  const fields = { form, errors, instruments, currency, onChange: change };
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
      {instruments.length === 0 ? (
        <EmptyState title={t('chart.noInstrument')} />
      ) : (
        <>
          <OrderFields {...fields} />
          <OrderMoreFields
            {...fields}
            openOrders={open?.pages.flatMap(({ nodes }) => nodes) ?? []}
          />
          <OrderEstimate account={account} form={form} />
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
