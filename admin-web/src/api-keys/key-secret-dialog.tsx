/** Shows a new key, once: it is copied now or never. */
import { useState } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { CheckField } from '../ui/field.js';
import { Notice } from '../ui/notice.js';

export interface KeySecretDialogProps {
  readonly secret: string;
  readonly onClose: () => void;
}

export function KeySecretDialog({ secret, onClose }: KeySecretDialogProps) {
  const { t } = useI18n();
  const [kept, setKept] = useState(false);
  return (
    <Dialog
      title={t('keys.secret.title')}
      onClose={onClose}
      // Esc or a press beside the dialog must not lose what cannot be shown again.
      locked={!kept}
      footer={
        <Button variant="primary" disabled={!kept} onClick={onClose}>
          {t('keys.secret.done')}
        </Button>
      }
    >
      <Notice tone="warning">
        <p>{t('keys.secret.once')}</p>
      </Notice>
      <div className="key-secret">
        <code className="mono" aria-label={t('keys.secret.label')}>
          {secret}
        </code>
        <CopyButton text={secret} />
      </div>
      <CheckField label={t('keys.secret.kept')} checked={kept} onChecked={setKept} />
    </Dialog>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useI18n();
  const [copied, setCopied] = useState<'NO' | 'YES' | 'FAILED'>('NO');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('YES'),
      () => setCopied('FAILED'),
    );
  };
  return (
    <>
      <Button data-autofocus onClick={copy} {...(copied === 'YES' && { icon: 'check' })}>
        {t('keys.secret.copy')}
      </Button>
      <p className="soft" role="status">
        {copied === 'YES' && t('keys.secret.copied')}
        {copied === 'FAILED' && t('keys.secret.copyFailed')}
      </p>
    </>
  );
}
