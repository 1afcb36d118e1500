/** What an account holds, ordered, runs, may do and did: one tab each, kept in the address. */
import type { AccountDetail } from '@fiducia/sdk';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AuditList } from '../audit/audit-list.js';
import { signOf } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import { Card } from '../ui/card.js';
import { Tabs } from '../ui/tabs.js';
import { ActionsSection } from './actions-section.js';
import type { AccountTab } from './account-tab-names.js';
import { ACCOUNT_TABS } from './account-tab-names.js';
import { DeploymentsPanel } from './deployments-panel.js';
import { MandatePanel } from './mandate-panel.js';
import { OrdersPanel } from './orders-panel.js';
import { PositionsPanel } from './positions-panel.js';

export function AccountTabs({ account }: { account: AccountDetail }) {
  const { t, formats } = useI18n();
  const mayAudit = useMay('AUDIT_READ');
  const navigate = useNavigate();
  const search = useSearch({ from: '/app/accounts/$accountId' });
  const names = ACCOUNT_TABS.filter((name) => name !== 'audit' || mayAudit);
  const tab = names.find((name) => name === search.tab) ?? 'positions';
  const quantities = account.positions.map(({ quantity }) => quantity);
  const counts: Partial<Record<AccountTab, number>> = {
    // Who sees no quantities cannot be told how many are open.
    ...(!quantities.includes(null) && {
      positions: quantities.filter((quantity) => quantity !== null && signOf(quantity) !== 0)
        .length,
    }),
    strategies: account.deployments.filter(({ status }) => status === 'RUNNING').length,
  };
  return (
    <Card>
      <Tabs
        label={t('account.tabs')}
        value={tab}
        tabs={names.map((value) => {
          const count = counts[value];
          return {
            value,
            label: t(`account.tab.${value}`),
            ...(count !== undefined && { count: formats.integer(count) }),
          };
        })}
        onValue={(value) =>
          void navigate({
            to: '/accounts/$accountId',
            params: { accountId: account.id },
            search: { tab: value },
            replace: true,
            resetScroll: false,
          })
        }
      >
        <Panel tab={tab} account={account} />
      </Tabs>
    </Card>
  );
}

interface PanelProps {
  readonly tab: AccountTab;
  readonly account: AccountDetail;
}

function Panel({ tab, account }: PanelProps) {
  switch (tab) {
    case 'positions':
      return (
        <>
          <PositionsPanel account={account} />
          <ActionsSection account={account} />
        </>
      );
    case 'orders':
      return <OrdersPanel account={account} />;
    case 'strategies':
      return <DeploymentsPanel account={account} />;
    case 'mandate':
      return <MandatePanel account={account} />;
    case 'audit':
      return <AuditList scope={{ accountId: account.id, withoutActions: ['journal.commit'] }} />;
  }
}
