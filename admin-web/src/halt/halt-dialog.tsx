/** The question before a halt, and its result: the same for one account and for all. */
import type { Account } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readAccountsAgain } from '../account/read-account-again.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { CheckField, TextArea } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import type { HaltForm } from './halt-form.js';
import { REASON_MAX_LENGTH, isReasonGiven } from './halt-form.js';
import { HaltResult } from './halt-result.js';

export interface HaltDialogProps {
  readonly title: string;
  readonly description: string;
  readonly submitLabel: string;
  /** The key stays the same over retries of one intention, so that it can happen only once. */
  readonly halt: (
    form: HaltForm & { readonly idempotencyKey: string },
  ) => Promise<readonly Account[]>;
  readonly onClose: () => void;
}

export function HaltDialog({ title, description, submitLabel, halt, onClose }: HaltDialogProps) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const [form, setForm] = useState<HaltForm>({ reason: '', closePositions: true });
  const [incomplete, setIncomplete] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const action = useMutation({
    mutationFn: halt,
    onSuccess: () => readAccountsAgain(queryClient),
  });
  // Another text is another intention.
  const change = (changes: Partial<HaltForm>): void => {
    setForm({ ...form, ...changes });
    setIdempotencyKey(newIdempotencyKey());
  };
  const submit = (): void => {
    const given = isReasonGiven(form.reason);
    setIncomplete(!given);
    if (given) action.mutate({ ...form, reason: form.reason.trim(), idempotencyKey });
  };
  if (action.data) return <HaltResult accounts={action.data} form={form} onClose={onClose} />;
  return (
    <Dialog
      title={title}
      description={description}
      onSubmit={submit}
      onClose={onClose}
      locked={action.isPending}
      footer={
        <DialogActions
          submit={submitLabel}
          variant="danger"
          icon="halt"
          busy={action.isPending}
          onCancel={onClose}
        />
      }
    >
      {action.isError && <ErrorNotice error={action.error} />}
      <TextArea
        label={t('halt.reason')}
        hint={t('halt.reasonHint')}
        error={incomplete && !isReasonGiven(form.reason) ? t('halt.reasonMissing') : undefined}
        data-autofocus
        maxLength={REASON_MAX_LENGTH}
        value={form.reason}
        onValue={(reason) => change({ reason })}
      />
      <CheckField
        label={t('halt.closePositions')}
        hint={form.closePositions ? t('halt.closePositionsHint') : t('halt.holdPositionsHint')}
        checked={form.closePositions}
        onChecked={(closePositions) => change({ closePositions })}
      />
      <Notice tone="neutral" icon="clock">
        <p>{t('halt.releaseNote')}</p>
      </Notice>
    </Dialog>
  );
}
