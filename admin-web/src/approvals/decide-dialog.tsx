/** Grants or refuses a request, with a reason that its author and the log will see. */
import type { Approval } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readAccountsAgain } from '../account/read-account-again.js';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { REASON_MAX_LENGTH, isReasonGiven } from '../halt/halt-form.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { TextArea } from '../ui/field.js';
import { toasts } from '../ui/toast-store.js';
import { ApprovalChanges } from './approval-changes.js';
import { APPROVALS_KEY } from './approval-queries.js';

export type Verdict = 'approve' | 'reject';

export interface DecideDialogProps {
  readonly approval: Approval;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

export function DecideDialog({ approval, verdict, onClose }: DecideDialogProps) {
  const { t, textOfCode } = useI18n();
  const [reason, setReason] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const decide = useDecide({ approval, verdict, onClose });
  const submit = (): void => {
    setIncomplete(!isReasonGiven(reason));
    if (isReasonGiven(reason)) decide.mutate(reason.trim());
  };
  return (
    <Dialog
      title={t(`approvals.${verdict}.title`)}
      description={t(`approvals.${verdict}.description`, {
        name: approval.requestedBy.name,
        what: textOfCode('approvals.kind', approval.resourceName, approval.resourceName),
      })}
      onSubmit={submit}
      onClose={onClose}
      locked={decide.isPending}
      footer={
        <DialogActions
          submit={t(`approvals.${verdict}.submit`)}
          variant={verdict === 'approve' ? 'primary' : 'danger'}
          busy={decide.isPending}
          onCancel={onClose}
        />
      }
    >
      {decide.isError && <ErrorNotice error={decide.error} />}
      <ApprovalChanges approval={approval} />
      <TextArea
        label={t('approvals.reason')}
        hint={t('approvals.reasonHint')}
        error={incomplete && !isReasonGiven(reason) ? t('halt.reasonMissing') : undefined}
        data-autofocus
        maxLength={REASON_MAX_LENGTH}
        value={reason}
        onValue={setReason}
      />
    </Dialog>
  );
}

function useDecide({ approval, verdict, onClose }: DecideDialogProps) {
  const { t, textOfCode } = useI18n();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => client.approvals[verdict]({ approvalId: approval.id, reason }),
    onSuccess: ({ status, failure, resourceName }) => {
      if (status === 'FAILED')
        toasts.show('negative', t('approvals.failed', { failure: failure ?? '' }));
      else {
        const what = textOfCode('approvals.kind', resourceName, resourceName);
        toasts.show('positive', t(`approvals.${verdict}.done`, { what }));
      }
      readAccountsAgain(queryClient);
      onClose();
    },
    // Also after a refusal: somebody else may have decided meanwhile.
    onSettled: () => queryClient.invalidateQueries({ queryKey: APPROVALS_KEY }),
  });
}
