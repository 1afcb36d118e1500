/** Asks for a halted account to trade again, or shows the request that waits. */
import type { Account, Approval } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readAccountsAgain } from '../account/read-account-again.js';
import { ApprovalChanges } from '../approvals/approval-changes.js';
import { accountWaitingQuery, APPROVALS_KEY } from '../approvals/approval-queries.js';
import { DecideDialog } from '../approvals/decide-dialog.js';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { TextArea } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { toasts } from '../ui/toast-store.js';
import { REASON_MAX_LENGTH, isReasonGiven } from './halt-form.js';

export interface ReleaseDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

export function ReleaseDialog({ account, onClose }: ReleaseDialogProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const release = useRelease(account, () => {
    toasts.show('positive', t('release.asked', { client: account.client.name }));
    onClose();
  });
  const { data: waitingRequests } = useQuery(accountWaitingQuery(account.id));
  const waiting = waitingRequests?.find(({ kind }) => kind === 'KILL_SWITCH_RELEASE');
  if (waiting !== undefined) return <WaitingRelease approval={waiting} onClose={onClose} />;
  const submit = (): void => {
    setIncomplete(!isReasonGiven(reason));
    if (isReasonGiven(reason)) release.mutate(reason.trim());
  };
  return (
    <Dialog
      title={t('release.title')}
      description={t('release.description', { client: account.client.name, account: account.name })}
      onSubmit={submit}
      onClose={onClose}
      locked={release.isPending}
      footer={
        <DialogActions submit={t('release.submit')} busy={release.isPending} onCancel={onClose} />
      }
    >
      {release.isError && <ErrorNotice error={release.error} />}
      <TextArea
        label={t('release.reason')}
        hint={t('halt.reasonHint')}
        error={incomplete && !isReasonGiven(reason) ? t('halt.reasonMissing') : undefined}
        data-autofocus
        maxLength={REASON_MAX_LENGTH}
        value={reason}
        onValue={setReason}
      />
      <Notice tone={release.isError ? 'warning' : 'neutral'} title={t('release.fourEyes.title')}>
        <p>
          {typeof account.halt?.by !== 'string'
            ? t('release.fourEyes.rule')
            : t('release.fourEyes.person', { name: account.halt.by })}
        </p>
      </Notice>
    </Dialog>
  );
}

/** It was asked for: whoever may decides it here, everybody else reads how it stands. */
function WaitingRelease({ approval, onClose }: { approval: Approval; onClose: () => void }) {
  const { t, formats } = useI18n();
  if (approval.mayDecide) {
    return <DecideDialog approval={approval} verdict="approve" onClose={onClose} />;
  }
  return (
    <Dialog
      title={t('release.waiting.title')}
      description={t('release.waiting.description', {
        name: approval.requestedBy.name,
        time: formats.dateTime(approval.expiresAt),
      })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      <ApprovalChanges approval={approval} />
      <p>{approval.reason}</p>
    </Dialog>
  );
}

function useRelease(account: Account, onReleased: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      client.accounts.release({
        accountId: account.id,
        reason,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => {
      readAccountsAgain(queryClient);
      void queryClient.invalidateQueries({ queryKey: APPROVALS_KEY });
      onReleased();
    },
  });
}
