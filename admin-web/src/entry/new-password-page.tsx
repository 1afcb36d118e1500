/** Where the link for a forgotten password leads. */
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import { ChoosePasswordForm } from './choose-password-form.js';
import { EntryFrame } from './entry-frame.js';

export function NewPasswordPage() {
  const { t } = useI18n();
  return (
    <EntryFrame title={t('entry.reset.title')} heading={t('entry.reset.heading')}>
      <ChoosePasswordForm
        submitLabel={t('entry.reset.submit')}
        doneText={t('entry.reset.done')}
        choose={(input) => client.passwords.reset(input)}
      />
    </EntryFrame>
  );
}
