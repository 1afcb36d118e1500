/** The way to other limits, and what has been asked for already. */
import type { AccountDetail } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountWaitingQuery } from '../approvals/approval-queries.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { LimitsDialog } from './limits-dialog.js';

export function LimitsChange({ account }: { account: AccountDetail }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const mayChange = useMay('LIMITS_CHANGE');
  const { data } = useQuery(accountWaitingQuery(account.id));
  const waiting = data?.find(({ kind }) => kind === 'LIMIT_CHANGE');
  if (waiting !== undefined) {
    return (
      <Notice tone="neutral" icon="clock">
        <p>{t('limits.waiting', { name: waiting.requestedBy.name })}</p>
      </Notice>
    );
  }
  if (!mayChange) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('limits.button')}
      </Button>
      {open && <LimitsDialog account={account} onClose={() => setOpen(false)} />}
    </>
  );
}
