/** Asks for other limits of an account; a second person grants them. */
import type { AccountDetail } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { APPROVALS_KEY } from '../approvals/approval-queries.js';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { REASON_MAX_LENGTH, isReasonGiven } from '../halt/halt-form.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { CheckField, SelectField, TextArea, TextField } from '../ui/field.js';
import { toasts } from '../ui/toast-store.js';
import {
  AMOUNT_LIMITS,
  PERCENT_LIMITS,
  changedLimits,
  faultyLimit,
  limitsForm,
} from './limits-form.js';
import type { ChangedLimits, LimitsForm, NumberLimit } from './limits-form.js';
import { readAccountAgain } from './read-account-again.js';

export interface LimitsDialogProps {
  readonly account: AccountDetail;
  readonly onClose: () => void;
}

type Fault = NumberLimit | 'REASON' | 'UNCHANGED' | null;

export function LimitsDialog({ account, onClose }: LimitsDialogProps) {
  const { t } = useI18n();
  const [form, setForm] = useState(() => limitsForm(account.mandate));
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<Fault>(null);
  const ask = useAsk(account, onClose);
  const submit = (): void => {
    const limits = changedLimits(account.mandate, form);
    const found = faultOf(form, limits, reason);
    setFault(found);
    if (found === null) ask.mutate({ limits, reason: reason.trim() });
  };
  return (
    <Dialog
      title={t('limits.title')}
      description={t('limits.description', { account: account.name })}
      onSubmit={submit}
      onClose={onClose}
      locked={ask.isPending}
      footer={<DialogActions submit={t('limits.submit')} busy={ask.isPending} onCancel={onClose} />}
    >
      {ask.isError && <ErrorNotice error={ask.error} />}
      <LimitFields
        form={form}
        fault={fault}
        onForm={(changed) => {
          setForm(changed);
          setFault(null);
        }}
      />
      <TextArea
        label={t('halt.reason')}
        hint={t('halt.reasonHint')}
        error={reasonError(fault, t)}
        maxLength={REASON_MAX_LENGTH}
        value={reason}
        onValue={setReason}
      />
    </Dialog>
  );
}

function faultOf(form: LimitsForm, limits: ChangedLimits, reason: string): Fault {
  const faulty = faultyLimit(form);
  if (faulty !== null) return faulty;
  if (Object.keys(limits).length === 0) return 'UNCHANGED';
  return isReasonGiven(reason) ? null : 'REASON';
}

function reasonError(fault: Fault, t: ReturnType<typeof useI18n>['t']): string | undefined {
  if (fault === 'UNCHANGED') return t('limits.unchanged');
  return fault === 'REASON' ? t('halt.reasonMissing') : undefined;
}

interface LimitFieldsProps {
  readonly form: LimitsForm;
  readonly fault: Fault;
  readonly onForm: (form: LimitsForm) => void;
}

function LimitFields({ form, fault, onForm }: LimitFieldsProps) {
  const { t } = useI18n();
  const set = (name: NumberLimit, value: string): void =>
    onForm({ ...form, numbers: { ...form.numbers, [name]: value } });
  const field = (name: NumberLimit, more: { suffix?: string; hint?: string }) => (
    <TextField
      key={name}
      label={t(`mandate.${name}`)}
      {...more}
      inputMode="decimal"
      autoComplete="off"
      error={fault === name ? t('limits.notNumber') : undefined}
      data-autofocus={name === PERCENT_LIMITS[0] ? '' : undefined}
      value={form.numbers[name]}
      onValue={(value) => set(name, value)}
    />
  );
  return (
    <>
      <div className="limits-fields">
        {PERCENT_LIMITS.map((name) => field(name, { suffix: '%' }))}
        {AMOUNT_LIMITS.map((name) => field(name, { hint: t('limits.hint.amount') }))}
        <SelectField
          label={t('mandate.onStop')}
          value={form.onStop}
          options={(['CLOSE_POSITIONS', 'HOLD_POSITIONS'] as const).map((value) => ({
            value,
            label: t(`mandate.onStop.${value}`),
          }))}
          onValue={(onStop) => onForm({ ...form, onStop })}
        />
      </div>
      <CheckField
        label={t('mandate.allowShort')}
        checked={form.allowShort}
        onChecked={(allowShort) => onForm({ ...form, allowShort })}
      />
    </>
  );
}

function useAsk(account: AccountDetail, onAsked: () => void) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ limits, reason }: { limits: ChangedLimits; reason: string }) =>
      client.accounts.changeLimits({
        accountId: account.id,
        limits,
        reason,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: ({ approval }) => {
      toasts.show('positive', approval === null ? t('limits.done') : t('limits.asked'));
      readAccountAgain(queryClient, account.id);
      void queryClient.invalidateQueries({ queryKey: APPROVALS_KEY });
      onAsked();
    },
  });
}
