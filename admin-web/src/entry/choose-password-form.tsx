/** A new password, typed twice, for whoever has the link of a mail. */
import { Link } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { takeLinkToken } from './link-token.js';

interface ChoosePasswordFormProps {
  readonly submitLabel: string;
  readonly doneText: string;
  /** Resolves to the address to sign in with. */
  readonly choose: (input: { token: string; password: string }) => Promise<string>;
}

export function ChoosePasswordForm({ submitLabel, doneText, choose }: ChoosePasswordFormProps) {
  const { t } = useI18n();
  const [token] = useState(takeLinkToken);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const choosing = useMutation({ mutationFn: choose });
  if (token === null) return <NoLink />;
  if (choosing.isSuccess) return <Done text={doneText} email={choosing.data} />;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setDiffers(password !== again);
    if (password === again && !choosing.isPending) choosing.mutate({ token, password });
  };
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      {choosing.isError && <ErrorNotice error={choosing.error} />}
      <TextField
        label={t('entry.newPassword')}
        hint={t('entry.passwordHint')}
        type="password"
        autoComplete="new-password"
        autoFocus
        value={password}
        onValue={setPassword}
      />
      <TextField
        label={t('entry.again')}
        type="password"
        autoComplete="new-password"
        value={again}
        onValue={setAgain}
        error={differs ? t('entry.differs') : undefined}
      />
      <Button type="submit" variant="primary" size="large" busy={choosing.isPending}>
        {submitLabel}
      </Button>
    </form>
  );
}

function NoLink() {
  const { t } = useI18n();
  return (
    <Notice tone="warning" icon="alert">
      <p>{t('entry.noLink')}</p>
      <Link to="/forgot-password">{t('entry.forgot')}</Link>
    </Notice>
  );
}

function Done({ text, email }: { text: string; email: string }) {
  const { t } = useI18n();
  return (
    <Notice tone="positive" icon="check" role="status">
      <p>{text}</p>
      <p>
        <Link to="/sign-in">{t('entry.signInAs', { email })}</Link>
      </p>
    </Notice>
  );
}
