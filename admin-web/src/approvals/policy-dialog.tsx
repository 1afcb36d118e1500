/** Wants a second person for a kind of request from now on, or asks to do without one. */
import type { ApprovalPolicy } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { REASON_MAX_LENGTH, isReasonGiven } from '../halt/halt-form.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { TextArea } from '../ui/field.js';
import { toasts } from '../ui/toast-store.js';
import { APPROVALS_KEY } from './approval-queries.js';

export interface PolicyDialogProps {
  readonly policy: ApprovalPolicy;
  readonly onClose: () => void;
}

export function PolicyDialog({ policy, onClose }: PolicyDialogProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const change = useChange(policy, onClose);
  const way = policy.required ? 'weaken' : 'require';
  const submit = (): void => {
    setIncomplete(!isReasonGiven(reason));
    if (isReasonGiven(reason)) change.mutate(reason.trim());
  };
  return (
    <Dialog
      title={t(`policies.${way}.title`, { kind: t(`approvals.kind.${policy.kind}`) })}
      description={t(`policies.${way}.description`)}
      onSubmit={submit}
      onClose={onClose}
      locked={change.isPending}
      footer={
        <DialogActions
          submit={t(`policies.${way}.submit`)}
          busy={change.isPending}
          onCancel={onClose}
        />
      }
    >
      {change.isError && <ErrorNotice error={change.error} />}
      <TextArea
        label={t('approvals.reason')}
        hint={t('policies.reasonHint')}
        error={incomplete && !isReasonGiven(reason) ? t('halt.reasonMissing') : undefined}
        data-autofocus
        maxLength={REASON_MAX_LENGTH}
        value={reason}
        onValue={setReason}
      />
    </Dialog>
  );
}

function useChange({ kind, required }: ApprovalPolicy, onDone: () => void) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      client.approvals.setPolicy({ kind, required: !required, reason }),
    onSuccess: async ({ approval }) => {
      toasts.show('positive', t(approval === null ? 'policies.done' : 'policies.asked'));
      await queryClient.invalidateQueries({ queryKey: APPROVALS_KEY });
      onDone();
    },
  });
}
