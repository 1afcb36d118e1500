/** Whose account it is, and what the signed-in person may do with it. */
import type { AccountDetail } from '@fiducia/sdk';
import { useState } from 'react';
import { HaltAccountDialog } from '../halt/halt-account-dialog.js';
import { ReleaseDialog } from '../halt/release-dialog.js';
import { useI18n } from '../i18n/i18n-context.js';
import { StatusBadge } from '../overview/status-badge.js';
import { useMay } from '../session/viewer.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { OrderTicket } from './order-ticket.js';

export function AccountHeader({ account }: { account: AccountDetail }) {
  const { t } = useI18n();
  return (
    <header className="account-header">
      <div>
        <div className="account-title">
          <h1>{account.client.name}</h1>
          <StatusBadge status={account.status} />
          <Badge tone={account.mode === 'LIVE' ? 'warning' : 'neutral'}>
            {t(`account.mode.${account.mode}`)}
          </Badge>
        </div>
        <p className="account-subtitle">
          <span>{account.name}</span>
          <span>{t('account.reference', { reference: account.client.reference })}</span>
          <span>{account.currency}</span>
        </p>
      </div>
      <AccountActions account={account} />
    </header>
  );
}

type OpenDialog = 'ORDER' | 'HALT' | 'RELEASE';

/** The dialogs do not hang on their buttons: a halt takes its button away and still has a result. */
function AccountActions({ account }: { account: AccountDetail }) {
  const { t } = useI18n();
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const mayOrder = useMay('ORDER_WRITE');
  const mayHalt = useMay('ACCOUNT_HALT');
  const mayRelease = useMay('ACCOUNT_RELEASE');
  const halted = account.status === 'HALTED';
  const close = (): void => setOpen(null);
  return (
    <div className="account-actions">
      {mayOrder && (
        <Button
          variant={halted ? 'secondary' : 'primary'}
          icon="plus"
          disabled={halted}
          title={halted ? t('order.haltedHint') : undefined}
          onClick={() => setOpen('ORDER')}
        >
          {t('order.place')}
        </Button>
      )}
      {mayHalt && !halted && (
        <Button variant="danger-outline" icon="halt" onClick={() => setOpen('HALT')}>
          {t('halt.one.button')}
        </Button>
      )}
      {mayRelease && halted && (
        <Button icon="play" onClick={() => setOpen('RELEASE')}>
          {t('release.button')}
        </Button>
      )}
      {open === 'ORDER' && <OrderTicket account={account} onClose={close} />}
      {open === 'HALT' && <HaltAccountDialog account={account} onClose={close} />}
      {open === 'RELEASE' && <ReleaseDialog account={account} onClose={close} />}
    </div>
  );
}
