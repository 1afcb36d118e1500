/** Setting up a second factor: a secret for the app, a code of it, and the recovery codes. */
import type { StartedEnrolment } from '@fiducia/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { client } from '../data/client.js';
import { codeOf } from '../errors/describe-error.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { CodeField, isCode } from './code-field.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodes } from './recovery-codes.js';
import './security.css';

export interface EnrolmentProps {
  /** The recovery codes have been kept. */
  readonly onDone: () => void;
  readonly cancel?: ReactNode;
}

export function Enrolment({ onDone, cancel }: EnrolmentProps) {
  const [started, setStarted] = useState<StartedEnrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (started === null) return <Start onStarted={setStarted} cancel={cancel} />;
  return <Confirm started={started} onConfirmed={setCodes} cancel={cancel} />;
}

/** The password is asked for where the sign-in is some time ago. */
function Start({
  onStarted,
  cancel,
}: {
  onStarted: (started: StartedEnrolment) => void;
  cancel: ReactNode;
}) {
  const { t } = useI18n();
  const [password, setPassword] = useState('');
  const start = useMutation({
    mutationFn: () => client.security.startTotpEnrolment(password === '' ? {} : { password }),
    onSuccess: onStarted,
  });
  const needsPassword = start.isError && codeOf(start.error) === 'INVALID_INPUT';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!start.isPending) start.mutate();
  };
  return (
    <form className="security-form" onSubmit={submit} noValidate>
      {start.isError && (!needsPassword || password !== '') && <ErrorNotice error={start.error} />}
      {needsPassword && (
        <TextField
          label={t('enrol.password')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onValue={setPassword}
        />
      )}
      <div className="security-actions">
        {cancel}
        <Button type="submit" variant="primary" busy={start.isPending}>
          {t('enrol.start')}
        </Button>
      </div>
    </form>
  );
}

interface ConfirmProps {
  readonly started: StartedEnrolment;
  readonly onConfirmed: (codes: readonly string[]) => void;
  readonly cancel: ReactNode;
}

function Confirm({ started, onConfirmed, cancel }: ConfirmProps) {
  const { t } = useI18n();
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const confirm = useMutation({
    mutationFn: () => client.security.confirmTotpEnrolment(code.trim()),
    onSuccess: onConfirmed,
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIncomplete(!isCode(code));
    if (isCode(code) && !confirm.isPending) confirm.mutate();
  };
  return (
    <form className="security-form" onSubmit={submit} noValidate>
      <p>{t('enrol.scan')}</p>
      <QrCode text={started.address} label={t('enrol.qrLabel')} />
      <p className="soft">{t('enrol.manual')}</p>
      <p className="security-secret mono">{started.secret.replaceAll(/.{4}(?=.)/g, '$& ')}</p>
      {confirm.isError && <ErrorNotice error={confirm.error} />}
      <CodeField
        label={t('enrol.code')}
        value={code}
        onValue={setCode}
        autoFocus
        error={incomplete && !isCode(code) ? t('field.required') : undefined}
      />
      <div className="security-actions">
        {cancel}
        <Button type="submit" variant="primary" busy={confirm.isPending}>
          {t('enrol.submit')}
        </Button>
      </div>
    </form>
  );
}
