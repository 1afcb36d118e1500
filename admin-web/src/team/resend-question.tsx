/** Sends the mail of an invitation again; the link of the one before ends. */
import type { TeamMember } from '@fiducia/sdk';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { client } from '../data/client.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { useTeamChange } from './team-queries.js';

export function ResendQuestion({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const { t } = useI18n();
  const resend = useTeamChange(async () => {
    await client.invitations.resend(member.id);
    return null;
  }, onClose);
  return (
    <Dialog
      title={t('team.resendTitle', { name: member.name })}
      description={t('team.resendNote', { email: member.email })}
      onSubmit={() => resend.mutate(undefined)}
      onClose={onClose}
      locked={resend.isPending}
      footer={
        <DialogActions submit={t('team.resend')} busy={resend.isPending} onCancel={onClose} />
      }
    >
      {resend.isError && <ErrorNotice error={resend.error} />}
    </Dialog>
  );
}
