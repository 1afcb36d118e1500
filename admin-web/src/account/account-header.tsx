/** Whose account it is, and what the signed-in person may do with it. */
import type { AccountDetail } from '@fiducia/sdk';
import { useState } from 'react';
import { HaltAccountButton } from '../halt/halt-account-button.js';
import { ReleaseButton } from '../halt/release-button.js';
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

function AccountActions({ account }: { account: AccountDetail }) {
  const { t } = useI18n();
  const [ordering, setOrdering] = useState(false);
  const mayOrder = useMay('ORDER_WRITE');
  const mayHalt = useMay('ACCOUNT_HALT');
  const mayRelease = useMay('ACCOUNT_RELEASE');
  const halted = account.status === 'HALTED';
  return (
    <div className="account-actions">
      {mayOrder && (
        <Button
          variant={halted ? 'secondary' : 'primary'}
          icon="plus"
          disabled={halted}
          title={halted ? t('order.haltedHint') : undefined}
          onClick={() => setOrdering(true)}
        >
          {t('order.place')}
        </Button>
      )}
      {halted
        ? mayRelease && <ReleaseButton account={account} />
        : mayHalt && <HaltAccountButton account={account} />}
      {ordering && <OrderTicket account={account} onClose={() => setOrdering(false)} />}
    </div>
  );
}
