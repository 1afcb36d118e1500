/** Why somebody may do something or not, in sentences. */
import type { Permission, TeamMember } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { permissionName } from '../i18n/permission-name.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/field.js';
import { Skeleton } from '../ui/skeleton.js';
import { explanationQuery, permissionsQuery } from './team-queries.js';

export function ExplainDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { data: registry = [] } = useQuery(permissionsQuery);
  const [permission, setPermission] = useState<Permission>('ACCOUNT_READ');
  return (
    <Dialog
      title={t('team.explainTitle', { name: member.name })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      <SelectField
        label={t('team.permission')}
        hint={registry.find((one) => one.permission === permission)?.sentence}
        value={permission}
        options={registry.map((one) => ({
          value: one.permission,
          label: permissionName(one.permission, i18n),
        }))}
        onValue={setPermission}
      />
      <Explanation userId={member.id} permission={permission} />
    </Dialog>
  );
}

function Explanation({ userId, permission }: { userId: string; permission: Permission }) {
  const { t, textOfCode } = useI18n();
  const { data, error } = useQuery(explanationQuery(userId, permission));
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton rows={2} />;
  return (
    <div className="team-explanation" role="status">
      <Badge tone={data.allowed ? 'positive' : 'negative'}>
        {t(data.allowed ? 'team.allowed' : 'team.notAllowed')}
      </Badge>
      <ul>
        {data.reasons.map(({ code, sentence, roleName: name, scope }, index) => (
          <li key={`${code}-${index}`}>
            {name !== null && <strong>{textOfCode('role', name, name)} </strong>}
            {scope !== null && <span className="soft">({t(`team.scope.${scope.type}`)}) </span>}
            {textOfCode('team.reasonCode', code, sentence)}
          </li>
        ))}
      </ul>
    </div>
  );
}
