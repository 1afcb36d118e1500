/** Makes a successor of a key, and says how long the old one goes on. */
import type { ApiKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { SelectField } from '../ui/field.js';
import { API_KEYS_KEY } from './api-key-queries.js';

export interface RotateKeyDialogProps {
  readonly apiKey: ApiKey;
  readonly onRotated: (secret: string) => void;
  readonly onClose: () => void;
}

/** Hours; the server takes at most seven days, counted from when it reads the request. */
const OVERLAPS = ['1', '24', '72', '167'] as const;
const HOUR_MS = 60 * 60_000;

export function RotateKeyDialog({ apiKey, onRotated, onClose }: RotateKeyDialogProps) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const [hours, setHours] = useState<(typeof OVERLAPS)[number]>('24');
  const rotate = useMutation({
    mutationFn: () => {
      const oldKeyEndsAt = new Date(Date.now() + Number(hours) * HOUR_MS).toISOString();
      return client.apiKeys.rotate({ apiKeyId: apiKey.id, oldKeyEndsAt });
    },
    onSuccess: ({ secret }) => onRotated(secret),
    onSettled: () => queryClient.invalidateQueries({ queryKey: API_KEYS_KEY }),
  });
  return (
    <Dialog
      title={t('keys.rotate.title')}
      description={t('keys.rotate.description', { name: apiKey.name })}
      onSubmit={() => rotate.mutate()}
      onClose={onClose}
      locked={rotate.isPending}
      footer={
        <DialogActions
          submit={t('keys.rotate.submit')}
          busy={rotate.isPending}
          onCancel={onClose}
        />
      }
    >
      {rotate.isError && <ErrorNotice error={rotate.error} />}
      <SelectField
        label={t('keys.rotate.overlap')}
        value={hours}
        options={OVERLAPS.map((value) => ({ value, label: t(`keys.overlap.${value}`) }))}
        onValue={setHours}
      />
    </Dialog>
  );
}
