/** Asks the venue to cancel an order; it may have been filled before that arrives. */
import type { Order } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../data/client.js';
import { describeError } from '../errors/describe-error.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { toasts } from '../ui/toast-store.js';
import { readAccountAgain } from './read-account-again.js';

export function CancelOrderButton({ order }: { order: Order }) {
  const i18n = useI18n();
  const { t } = i18n;
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      client.orders.cancel({ orderId: order.id, idempotencyKey: newIdempotencyKey() }),
    onSuccess: ({ status }) =>
      toasts.show('neutral', t('orders.cancelled', { status: t(`order.status.${status}`) })),
    onError: (error) => toasts.show('negative', describeError(error, i18n).sentence),
    onSettled: () => readAccountAgain(queryClient, order.accountId),
  });
  return (
    <Button
      size="small"
      busy={cancel.isPending}
      aria-label={t('orders.cancelOne', { order: `${t(`side.${order.side}`)} ${order.quantity}` })}
      onClick={() => cancel.mutate()}
    >
      {t('action.cancelOrder')}
    </Button>
  );
}
