/** Ends a key, with a reason for the audit trail. */
import type { ApiKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { isReasonGiven, REASON_MAX_LENGTH } from '../halt/halt-form.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { TextArea } from '../ui/field.js';
import { toasts } from '../ui/toast-store.js';
import { API_KEYS_KEY } from './api-key-queries.js';

export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const revoke = useMutation({
    mutationFn: () => client.apiKeys.revoke({ apiKeyId: apiKey.id, reason: reason.trim() }),
    onSuccess: ({ name }) => {
      toasts.show('positive', t('keys.revoke.done', { name }));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: API_KEYS_KEY }),
  });
  const submit = (): void => {
    setAsked(true);
    if (isReasonGiven(reason)) revoke.mutate();
  };
  return (
    <Dialog
      title={t('keys.revoke.title')}
      description={t('keys.revoke.description', { name: apiKey.name })}
      onSubmit={submit}
      onClose={onClose}
      locked={revoke.isPending}
      footer={
        <DialogActions
          submit={t('keys.revoke.submit')}
          variant="danger"
          busy={revoke.isPending}
          onCancel={onClose}
        />
      }
    >
      {revoke.isError && <ErrorNotice error={revoke.error} />}
      <TextArea
        label={t('keys.reason')}
        error={asked && !isReasonGiven(reason) ? t('halt.reasonMissing') : undefined}
        data-autofocus
        maxLength={REASON_MAX_LENGTH}
        value={reason}
        onValue={setReason}
      />
    </Dialog>
  );
}
