/** Signing in under the partner's own name and colours. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { EntryFrame } from '../entry/entry-frame.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { SecondStepForm } from './second-step-form.js';
import { useSignIn } from './use-sign-in.js';
import { brandingQuery } from './session-queries.js';
import { safeNextPath } from './next-path.js';

export function SignInPage() {
  const { t } = useI18n();
  const { data: branding } = useQuery(brandingQuery);
  const search = useSearch({ from: '/sign-in' });
  const product = branding?.productName ?? t('app.name');
  const router = useRouter();
  const [begun, setBegun] = useState<Begun | null>(null);
  const goOn = () => router.history.push(safeNextPath(search.next));
  return (
    <EntryFrame title={t('signIn.title')} heading={t('signIn.heading', { product })}>
      {search.expired === true && (
        <Notice tone="warning" icon="clock" role="status">
          <p>{t('signIn.expired')}</p>
        </Notice>
      )}
      {begun === null ? (
        <>
          <SignInForm onSignedIn={goOn} onBegun={setBegun} />
          <Link to="/forgot-password">{t('entry.forgot')}</Link>
        </>
      ) : (
        <SecondStepForm {...begun} onSignedIn={goOn} onBack={() => setBegun(null)} />
      )}
    </EntryFrame>
  );
}

/** The password was right, and a second factor is asked for. */
interface Begun {
  readonly challenge: string;
  readonly email: string;
}

interface SignInFormProps {
  readonly onSignedIn: () => void;
  readonly onBegun: (begun: Begun) => void;
}

function SignInForm({ onSignedIn, onBegun }: SignInFormProps) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const signIn = useSignIn({
    queryClient,
    onSignedIn,
    onChallenge: (challenge) => onBegun({ challenge, email: email.trim() }),
  });
  useEffect(() => {
    if (signIn.isError) form.current?.querySelector<HTMLElement>('[type="password"]')?.focus();
  }, [signIn.isError]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const incomplete = email.trim() === '' || password === '';
    setMissing(incomplete);
    if (!incomplete && !signIn.isPending) signIn.mutate({ email: email.trim(), password });
  };
  return (
    <form ref={form} className="sign-in-form" onSubmit={submit} noValidate>
      {signIn.isError && <ErrorNotice error={signIn.error} />}
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        value={email}
        onValue={setEmail}
        error={missing && email.trim() === '' ? t('field.required') : undefined}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={missing && password === '' ? t('field.required') : undefined}
      />
      <Button type="submit" variant="primary" size="large" busy={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
