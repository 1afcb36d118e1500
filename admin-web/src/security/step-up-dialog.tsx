/** The one dialog for the second factor; what asked for it goes on when it was shown. */
import { useMutation } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { CodeField, isCode } from './code-field.js';
import { stepUpStore } from './step-up-store.js';

export function StepUpHost() {
  const isOpen = useSyncExternalStore(stepUpStore.subscribe, stepUpStore.isOpen);
  return isOpen ? <StepUpDialog /> : null;
}

function StepUpDialog() {
  const { t } = useI18n();
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const stepUp = useMutation({
    mutationFn: () => client.security.stepUp(code.trim()),
    onSuccess: () => stepUpStore.answer(true),
    onError: () => setCode(''),
  });
  const submit = (): void => {
    setIncomplete(!isCode(code));
    if (isCode(code)) stepUp.mutate();
  };
  const close = () => stepUpStore.answer(false);
  return (
    <Dialog
      title={t('stepUp.title')}
      description={<p>{t('stepUp.description')}</p>}
      onSubmit={submit}
      onClose={close}
      locked={stepUp.isPending}
      footer={
        <DialogActions submit={t('stepUp.submit')} busy={stepUp.isPending} onCancel={close} />
      }
    >
      {stepUp.isError && <ErrorNotice error={stepUp.error} />}
      <CodeField
        label={t('signIn.code.label')}
        value={code}
        onValue={setCode}
        autoFocus
        error={incomplete && !isCode(code) ? t('field.required') : undefined}
      />
    </Dialog>
  );
}
