/** The way to leave to trade with real money, and what has been asked for already. */
import type { AccountDetail } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountWaitingQuery } from '../approvals/approval-queries.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { GoLiveDialog } from './go-live-dialog.js';

export function GoLive({ account }: { account: AccountDetail }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const mayAsk = useMay('ACCOUNT_GO_LIVE');
  const { data } = useQuery(accountWaitingQuery(account.id));
  const waiting = data?.find(({ kind }) => kind === 'ACCOUNT_GO_LIVE');
  if (waiting !== undefined) {
    return (
      <Notice tone="neutral" icon="clock">
        <p>{t('goLive.waiting', { name: waiting.requestedBy.name })}</p>
      </Notice>
    );
  }
  if (!mayAsk || account.liveApprovedAt !== null) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('goLive.button')}
      </Button>
      {open && <GoLiveDialog account={account} onClose={() => setOpen(false)} />}
    </>
  );
}
