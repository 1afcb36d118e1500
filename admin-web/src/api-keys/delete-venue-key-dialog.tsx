/** Deletes a venue credential with all its keys. */
import type { VenueCredential } from '@fiducia/sdk';
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
import { venueKeysKey } from './api-key-queries.js';

export interface DeleteVenueKeyDialogProps {
  readonly credential: VenueCredential;
  readonly onClose: () => void;
}

export function DeleteVenueKeyDialog({ credential, onClose }: DeleteVenueKeyDialogProps) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { id: credentialId, accountId, venue, label } = credential;
  const remove = useMutation({
    mutationFn: () => client.venueCredentials.delete({ credentialId, reason: reason.trim() }),
    onSuccess: () => {
      toasts.show('positive', t('venueKeys.remove.done'));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: venueKeysKey(accountId) }),
  });
  const submit = (): void => {
    setAsked(true);
    if (isReasonGiven(reason)) remove.mutate();
  };
  return (
    <Dialog
      title={t('venueKeys.remove.title')}
      description={t('venueKeys.remove.description', { name: `${venue} · ${label}` })}
      onSubmit={submit}
      onClose={onClose}
      locked={remove.isPending}
      footer={
        <DialogActions
          submit={t('venueKeys.remove.submit')}
          variant="danger"
          busy={remove.isPending}
          onCancel={onClose}
        />
      }
    >
      {remove.isError && <ErrorNotice error={remove.error} />}
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
