/** What another person would see and may do: it reads, and changes nothing. */
import type { SeenAccount, SeenAs } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle } from '../app/page-title.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { permissionName } from '../i18n/permission-name.js';
import { useViewer } from '../session/viewer.js';
import { Badge } from '../ui/badge.js';
import { Card } from '../ui/card.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { seenAsQuery } from './team-queries.js';
import './team.css';

export function SeeAsPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const { userId } = useParams({ from: '/app/team/$userId' });
  const { data, error } = useQuery(seenAsQuery(userId));
  usePageTitle(t('team.seeAs'), tenant.branding.productName);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton rows={8} />;
  return <Seen seen={data} />;
}

function Seen({ seen }: { seen: SeenAs }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <>
      <header className="team-header">
        <h1>{t('team.seenAs', { name: seen.name })}</h1>
      </header>
      <Notice
        tone="warning"
        title={t('team.seeAsBanner', { name: seen.name })}
        action={
          <Link className="text-link" to="/team">
            {t('team.back')}
          </Link>
        }
      >
        <p>{t('team.seeAsNote')}</p>
      </Notice>
      <Card title={t('team.permissions')}>
        <p className="team-badges">
          {seen.permissions.map((permission) => (
            <Badge key={permission}>{permissionName(permission, i18n)}</Badge>
          ))}
          {seen.permissions.length === 0 && t('team.noPermission')}
        </p>
      </Card>
      <Card title={t('team.accountsSeen')}>
        {seen.accounts.length === 0 ? (
          <EmptyState title={t('team.noAccountSeen')} />
        ) : (
          <SeenAccounts accounts={seen.accounts} />
        )}
        {seen.hasMoreAccounts && <p className="soft">{t('team.moreAccounts')}</p>}
      </Card>
    </>
  );
}

function SeenAccounts({ accounts }: { accounts: readonly SeenAccount[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <DataTable
      caption={t('team.accountsSeen')}
      rows={accounts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'account',
          header: t('team.account'),
          rowHeader: true,
          cell: ({ name, clientName }) => (
            <span className="cell-stack">
              <strong>{clientName}</strong>
              <span className="soft">{name}</span>
            </span>
          ),
        },
        {
          key: 'may',
          header: t('team.permissions'),
          cell: ({ permissions }) => (
            <span className="team-badges">
              {permissions.map((permission) => (
                <Badge key={permission}>{permissionName(permission, i18n)}</Badge>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}
