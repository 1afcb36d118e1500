/** Invites somebody by mail; roles are given before or after they come. */
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { client } from '../data/client.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { TextField } from '../ui/field.js';
import { useTeamChange } from './team-queries.js';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const [form, setForm] = useState({ name: '', email: '' });
  const [incomplete, setIncomplete] = useState(false);
  const invite = useTeamChange(async () => {
    await client.invitations.send({ name: form.name.trim(), email: form.email.trim() });
    return null;
  }, onClose);
  const submit = (): void => {
    const complete = form.name.trim() !== '' && form.email.trim() !== '';
    setIncomplete(!complete);
    if (complete) invite.mutate(undefined);
  };
  const missing = (value: string) =>
    incomplete && value.trim() === '' ? t('field.required') : undefined;
  return (
    <Dialog
      title={t('team.inviteTitle')}
      description={t('team.inviteNote')}
      onSubmit={submit}
      onClose={onClose}
      locked={invite.isPending}
      footer={
        <DialogActions submit={t('team.inviteSend')} busy={invite.isPending} onCancel={onClose} />
      }
    >
      {invite.isError && <ErrorNotice error={invite.error} />}
      <TextField
        label={t('team.inviteName')}
        autoComplete="off"
        data-autofocus
        maxLength={200}
        value={form.name}
        error={missing(form.name)}
        onValue={(name) => setForm({ ...form, name })}
      />
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={form.email}
        error={missing(form.email)}
        onValue={(email) => setForm({ ...form, email })}
      />
    </Dialog>
  );
}
