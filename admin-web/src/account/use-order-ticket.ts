/** The state of the order ticket: what was typed, what is wrong with it, and its way to the server. */
import type { AccountDetail, Order, PlaceOrderInput } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../data/client.js';
import { describeError } from '../errors/describe-error.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { I18n } from '../i18n/i18n-context.js';
import { toasts } from '../ui/toast-store.js';
import type { OrderField, OrderForm, OrderFormErrors } from './order-form.js';
import { checkOrderForm, emptyOrderForm, orderInput } from './order-form.js';
import { refusedOrderField } from './order-refusal.js';
import { readAccountAgain } from './read-account-again.js';

type Sentences = Readonly<Partial<Record<OrderField, string>>>;

export interface OrderTicketState {
  readonly form: OrderForm;
  readonly errors: Sentences;
  /** A refusal that is about no single field. */
  readonly problem: unknown;
  readonly busy: boolean;
  readonly change: (changes: Partial<OrderForm>) => void;
  readonly submit: () => void;
}

export function useOrderTicket(account: AccountDetail, onPlaced: () => void): OrderTicketState {
  const i18n = useI18n();
  const [form, setForm] = useState(() => emptyOrderForm(account.instruments[0]?.symbol ?? ''));
  const [checked, setChecked] = useState(false);
  const [sent, setSent] = useState<OrderForm | null>(null);
  // One key per text of the order: pressing twice places it once, changing it places another.
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const place = usePlaceOrder(account, onPlaced);
  const faults = checkOrderForm(form);
  const refused = place.isError && sent !== null ? refusedOrderField(place.error, sent) : null;
  // What was refused stands under its field until that is changed.
  const stands = refused !== null && sent?.[refused] === form[refused];
  return {
    form,
    errors: {
      ...(stands && { [refused]: describeError(place.error, i18n).sentence }),
      ...(checked && sentencesOf(faults, i18n)),
    },
    problem: place.isError && refused === null ? place.error : null,
    busy: place.isPending,
    change: (changes) => {
      setForm({ ...form, ...changes });
      setIdempotencyKey(newIdempotencyKey());
    },
    submit: () => {
      setChecked(true);
      if (Object.keys(faults).length > 0) return;
      setSent(form);
      place.mutate(orderInput(form, account.id, idempotencyKey));
    },
  };
}

function sentencesOf(faults: OrderFormErrors, { t }: I18n): Sentences {
  return Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [field, t(`field.${fault}`)]),
  );
}

function usePlaceOrder(account: AccountDetail, onPlaced: () => void) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: PlaceOrderInput) => client.orders.place(input),
    onSuccess: (order: Order) => {
      toasts.show('positive', t('order.placed', { status: t(`order.status.${order.status}`) }));
      readAccountAgain(queryClient, account.id);
      onPlaced();
    },
  });
}
