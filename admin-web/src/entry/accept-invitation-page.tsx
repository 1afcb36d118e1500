/** Where the link of an invitation leads: choose a password, and come in. */
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import { ChoosePasswordForm } from './choose-password-form.js';
import { EntryFrame } from './entry-frame.js';

export function AcceptInvitationPage() {
  const { t } = useI18n();
  return (
    <EntryFrame title={t('entry.invitation.title')} heading={t('entry.invitation.heading')}>
      <ChoosePasswordForm
        submitLabel={t('entry.invitation.submit')}
        doneText={t('entry.invitation.done')}
        choose={(input) => client.invitations.accept(input)}
      />
    </EntryFrame>
  );
}
