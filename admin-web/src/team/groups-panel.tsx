/** Groups of clients: who is in one decides whom its people see. */
import type { ClientGroup } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { client } from '../data/client.js';
import { useMay } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { Skeleton } from '../ui/skeleton.js';
import { GroupDialog } from './group-dialog.js';
import { ReasonDialog } from './reason-dialog.js';
import { groupsQuery } from './team-queries.js';

type Asked =
  { readonly kind: 'CREATE' } | { readonly kind: 'EDIT' | 'DELETE'; readonly group: ClientGroup };

export function GroupsPanel() {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(groupsQuery);
  const mayManage = useMay('ROLE_MANAGE');
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  return (
    <>
      {mayManage && (
        <div className="team-toolbar">
          <Button variant="primary" onClick={() => setAsked({ kind: 'CREATE' })}>
            {t('team.newGroup')}
          </Button>
        </div>
      )}
      {data.length === 0 && <EmptyState title={t('team.noGroup')} />}
      <ul className="team-list">
        {data.map((group) => (
          <Group key={group.id} group={group} onAsk={mayManage ? setAsked : null} />
        ))}
      </ul>
      {asked?.kind === 'CREATE' && <GroupDialog group={null} onClose={close} />}
      {asked?.kind === 'EDIT' && <GroupDialog group={asked.group} onClose={close} />}
      {asked?.kind === 'DELETE' && (
        <ReasonDialog
          title={t('team.deleteGroup', { name: asked.group.name })}
          submitLabel={t('team.delete')}
          act={(reason) => client.team.deleteGroup({ groupId: asked.group.id, reason })}
          onClose={close}
        />
      )}
    </>
  );
}

interface GroupProps {
  readonly group: ClientGroup;
  readonly onAsk: ((asked: Asked) => void) | null;
}

function Group({ group, onAsk }: GroupProps) {
  const { t } = useI18n();
  const { name, clientCount, clients } = group;
  return (
    <li className="team-person">
      <div className="team-person-name">
        <strong>{name}</strong>
        <span className="soft">{t('team.clientCount', { count: clientCount })}</span>
      </div>
      <p className="team-group-clients soft">{clients.map((one) => one.name).join(', ')}</p>
      {onAsk !== null && (
        <div className="team-actions">
          <Button
            size="small"
            aria-label={t('team.editGroup', { name })}
            onClick={() => onAsk({ kind: 'EDIT', group })}
          >
            {t('team.edit')}
          </Button>
          <Button
            size="small"
            variant="ghost"
            aria-label={t('team.deleteGroup', { name })}
            onClick={() => onAsk({ kind: 'DELETE', group })}
          >
            {t('team.delete')}
          </Button>
        </div>
      )}
    </li>
  );
}
