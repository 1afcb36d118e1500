/** Asks for leave to trade an account with real money; a second person grants it. */
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
import { TextArea } from '../ui/field.js';
import { toasts } from '../ui/toast-store.js';
import { readAccountAgain } from './read-account-again.js';

export interface GoLiveDialogProps {
  readonly account: AccountDetail;
  readonly onClose: () => void;
}

export function GoLiveDialog({ account, onClose }: GoLiveDialogProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const ask = useAsk(account, onClose);
  const submit = (): void => {
    setIncomplete(!isReasonGiven(reason));
    if (isReasonGiven(reason)) ask.mutate(reason.trim());
  };
  return (
    <Dialog
      title={t('goLive.title')}
      description={t('goLive.description', { account: account.name })}
      onSubmit={submit}
      onClose={onClose}
      locked={ask.isPending}
      footer={<DialogActions submit={t('goLive.submit')} busy={ask.isPending} onCancel={onClose} />}
    >
      {ask.isError && <ErrorNotice error={ask.error} />}
      <TextArea
        label={t('halt.reason')}
        hint={t('halt.reasonHint')}
        error={incomplete && !isReasonGiven(reason) ? t('halt.reasonMissing') : undefined}
        data-autofocus
        maxLength={REASON_MAX_LENGTH}
        value={reason}
        onValue={setReason}
      />
    </Dialog>
  );
}

function useAsk(account: AccountDetail, onAsked: () => void) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      client.accounts.requestGoLive({
        accountId: account.id,
        reason,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: ({ approval }) => {
      toasts.show('positive', t(approval === null ? 'goLive.done' : 'goLive.asked'));
      readAccountAgain(queryClient, account.id);
      void queryClient.invalidateQueries({ queryKey: APPROVALS_KEY });
      onAsked();
    },
  });
}
