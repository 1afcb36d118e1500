/** Takes a venue's key, for a new credential or as the next key of a stored one. */
import type { VenueCredential } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { APPROVALS_KEY } from '../approvals/approval-queries.js';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { TextField } from '../ui/field.js';
import { toasts } from '../ui/toast-store.js';
import { venueKeysKey } from './api-key-queries.js';

export interface VenueKeyDialogProps {
  readonly accountId: string;
  /** Its next key; absent: a new credential. */
  readonly credential?: VenueCredential | undefined;
  readonly onClose: () => void;
}

const EMPTY = { venue: '', label: '', keyId: '', secret: '', passphrase: '', reason: '' };
type Form = typeof EMPTY;

export function VenueKeyDialog({ accountId, credential, onClose }: VenueKeyDialogProps) {
  const { t } = useI18n();
  const [form, setForm] = useState(EMPTY);
  const save = useSave({ accountId, credential, onClose }, form);
  const needed: readonly (keyof Form)[] =
    credential === undefined
      ? ['venue', 'label', 'keyId', 'secret']
      : ['keyId', 'secret', 'reason'];
  const isComplete = needed.every((name) => form[name].trim() !== '');
  const names: readonly (keyof Form)[] =
    credential === undefined
      ? ['venue', 'label', 'keyId', 'secret', 'passphrase']
      : ['keyId', 'secret', 'passphrase', 'reason'];
  return (
    <Dialog
      title={t(credential === undefined ? 'venueKeys.store.title' : 'venueKeys.rotate.title')}
      description={t('venueKeys.writeOnly')}
      onSubmit={() => isComplete && save.mutate()}
      onClose={onClose}
      locked={save.isPending}
      footer={
        <DialogActions
          submit={t(
            credential === undefined ? 'venueKeys.store.submit' : 'venueKeys.rotate.submit',
          )}
          busy={save.isPending}
          disabled={!isComplete}
          onCancel={onClose}
        />
      }
    >
      {save.isError && <ErrorNotice error={save.error} />}
      {names.map((name, index) => (
        <TextField
          key={name}
          label={t(`venueKeys.field.${name}`)}
          // A password manager must not keep what nobody should be able to show.
          type={name === 'secret' || name === 'passphrase' ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          {...(index === 0 && { 'data-autofocus': true })}
          value={form[name]}
          onValue={(value) => setForm({ ...form, [name]: value })}
        />
      ))}
    </Dialog>
  );
}

function useSave({ accountId, credential, onClose }: VenueKeyDialogProps, form: Form) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { venue, label, keyId, secret, passphrase, reason } = form;
      const key = { keyId, secret, passphrase: passphrase === '' ? null : passphrase };
      if (credential === undefined) {
        const input = { accountId, venue: venue.trim(), label: label.trim(), key };
        await client.venueCredentials.store(input);
        return null;
      }
      const input = { credentialId: credential.id, key, reason: reason.trim() };
      return (await client.venueCredentials.rotate(input)).approval;
    },
    onSuccess: (approval) => {
      toasts.show('positive', t(approval === null ? 'venueKeys.saved' : 'venueKeys.asked'));
      onClose();
    },
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: venueKeysKey(accountId) });
      await queryClient.invalidateQueries({ queryKey: APPROVALS_KEY });
    },
  });
}
