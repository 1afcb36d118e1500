/** The second step of signing in: a code of the app, or a recovery code. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { codeOf } from '../errors/describe-error.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { CodeField, isCode } from '../security/code-field.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { useCompleteSignIn } from './use-sign-in.js';
import '../security/security.css';

export interface SecondStepFormProps {
  readonly challenge: string;
  readonly email: string;
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
}

export function SecondStepForm({ challenge, email, onSignedIn, onBack }: SecondStepFormProps) {
  const { t } = useI18n();
  const [byRecovery, setByRecovery] = useState(false);
  const [text, setText] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const complete = useCompleteSignIn(useQueryClient(), onSignedIn);
  const isGiven = byRecovery ? text.trim() !== '' : isCode(text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIncomplete(!isGiven);
    if (!isGiven || complete.isPending) return;
    const shown = byRecovery ? { recoveryCode: text.trim() } : { code: text.trim() };
    complete.mutate({ challenge, ...shown }, { onError: () => setText('') });
  };
  const change = (): void => {
    setByRecovery(!byRecovery);
    setText('');
    setIncomplete(false);
  };
  const error = incomplete && !isGiven ? t('field.required') : undefined;
  const isOver = complete.isError && codeOf(complete.error) === 'SIGN_IN_EXPIRED';
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      <h2>{t('signIn.code.heading')}</h2>
      <p className="soft">{t('signIn.code.intro', { name: email })}</p>
      {complete.isError && (
        <ErrorNotice error={complete.error} {...(isOver && { onRetry: onBack })} />
      )}
      {byRecovery ? (
        <TextField
          key="recovery"
          label={t('signIn.recovery.label')}
          hint={t('signIn.recovery.hint')}
          autoComplete="off"
          autoFocus
          value={text}
          onValue={setText}
          error={error}
        />
      ) : (
        <CodeField
          key="code"
          label={t('signIn.code.label')}
          value={text}
          onValue={setText}
          error={error}
          autoFocus
        />
      )}
      <Button type="submit" variant="primary" size="large" busy={complete.isPending}>
        {t('signIn.code.submit')}
      </Button>
      <div className="sign-in-links">
        <Button variant="ghost" size="small" onClick={change}>
          {byRecovery ? t('signIn.code.useApp') : t('signIn.code.useRecovery')}
        </Button>
        <Button variant="ghost" size="small" onClick={onBack}>
          {t('signIn.back')}
        </Button>
      </div>
    </form>
  );
}
