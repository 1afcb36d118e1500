/** Asks for the mail with a link to a new password. The answer is the same for every address. */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { EntryFrame } from './entry-frame.js';

export function ForgotPasswordPage() {
  const { t } = useI18n();
  return (
    <EntryFrame title={t('entry.forgot')} heading={t('entry.forgot.heading')}>
      <ForgotPasswordForm />
      <Link to="/sign-in">{t('entry.backToSignIn')}</Link>
    </EntryFrame>
  );
}

function ForgotPasswordForm() {
  const { t } = useI18n();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const asking = useMutation({
    mutationFn: (address: string) => client.passwords.requestReset(address),
  });
  if (asking.isSuccess) {
    return (
      <Notice tone="positive" icon="check" role="status">
        <p>{t('entry.forgot.sent')}</p>
      </Notice>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = email.trim();
    setMissing(address === '');
    if (address !== '' && !asking.isPending) asking.mutate(address);
  };
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      {asking.isError && <ErrorNotice error={asking.error} />}
      <p>{t('entry.forgot.explain')}</p>
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        onValue={setEmail}
        error={missing ? t('field.required') : undefined}
      />
      <Button type="submit" variant="primary" size="large" busy={asking.isPending}>
        {t('entry.forgot.submit')}
      </Button>
    </form>
  );
}
