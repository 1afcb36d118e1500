/** The recovery codes, for the one time that they are shown. */
import { useState } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  };
  return (
    <div className="security-form">
      <h3>{t('recovery.title')}</h3>
      <Notice tone="warning" role="status">
        <p>{t('recovery.once')}</p>
      </Notice>
      <ul className="recovery-codes mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="security-actions">
        <Button onClick={copy}>{copied ? t('recovery.copied') : t('recovery.copy')}</Button>
        <Button variant="primary" onClick={onKept}>
          {t('recovery.kept')}
        </Button>
      </div>
    </div>
  );
}
