/** Asks why before something is taken from somebody: the reason is read by others. */
import type { MayWait } from '@fiducia/sdk';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { TextArea } from '../ui/field.js';
import { useTeamChange } from './team-queries.js';

export const REASON_MAX_LENGTH = 500;

export interface ReasonDialogProps {
  readonly title: string;
  readonly description?: string | undefined;
  readonly submitLabel: string;
  readonly act: (reason: string) => Promise<MayWait | null>;
  readonly onClose: () => void;
}

export function ReasonDialog(props: ReasonDialogProps) {
  const { title, description, submitLabel, act, onClose } = props;
  const [reason, setReason] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const change = useTeamChange(act, onClose);
  const submit = (): void => {
    const given = reason.trim() !== '';
    setIncomplete(!given);
    if (given) change.mutate(reason.trim());
  };
  return (
    <Dialog
      title={title}
      description={description}
      onSubmit={submit}
      onClose={onClose}
      locked={change.isPending}
      footer={
        <DialogActions
          submit={submitLabel}
          variant="danger"
          busy={change.isPending}
          onCancel={onClose}
        />
      }
    >
      {change.isError && <ErrorNotice error={change.error} />}
      <ReasonField reason={reason} incomplete={incomplete} onReason={setReason} />
    </Dialog>
  );
}

interface ReasonFieldProps {
  readonly reason: string;
  readonly incomplete: boolean;
  readonly onReason: (reason: string) => void;
}

export function ReasonField({ reason, incomplete, onReason }: ReasonFieldProps) {
  const { t } = useI18n();
  return (
    <TextArea
      label={t('team.reason')}
      hint={t('team.reasonHint')}
      error={incomplete && reason.trim() === '' ? t('team.reasonMissing') : undefined}
      maxLength={REASON_MAX_LENGTH}
      value={reason}
      onValue={onReason}
    />
  );
}
