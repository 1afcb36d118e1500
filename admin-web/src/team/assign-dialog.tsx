/** Gives somebody a role over everything, a group of clients, one client, or one account. */
import type { ScopeType, TeamMember } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { client } from '../data/client.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { SelectField } from '../ui/field.js';
import { Segmented } from '../ui/segmented.js';
import { ReasonField } from './reason-dialog.js';
import { roleName } from './role-name.js';
import { ScopePicker } from './scope-picker.js';
import { rolesQuery, useTeamChange } from './team-queries.js';

const SCOPES: readonly ScopeType[] = ['ALL', 'CLIENT_GROUP', 'CLIENT', 'ACCOUNT'];
/** Exists in the platform's own tenant only. */
const NOT_OFFERED = 'PLATFORM_OPERATOR';

export function AssignDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { data: roles = [] } = useQuery(rolesQuery);
  const offered = roles.filter(({ id }) => id !== NOT_OFFERED);
  const [form, setForm] = useState({ roleId: 'CLIENT_READER', reason: '', scopeId: '' });
  const [type, setType] = useState<ScopeType>('ALL');
  const [incomplete, setIncomplete] = useState(false);
  const change = useTeamChange(() => {
    const scope = { type, id: type === 'ALL' ? null : form.scopeId };
    const { roleId, reason } = form;
    return client.team.assignRole({ userId: member.id, roleId, scope, reason: reason.trim() });
  }, onClose);
  const submit = (): void => {
    const complete = form.reason.trim() !== '' && (type === 'ALL' || form.scopeId !== '');
    setIncomplete(!complete);
    if (complete) change.mutate(undefined);
  };
  const description = offered.find(({ id }) => id === form.roleId)?.description;
  return (
    <Dialog
      title={t('team.assignTitle', { name: member.name })}
      onSubmit={submit}
      onClose={onClose}
      locked={change.isPending}
      footer={
        <DialogActions submit={t('team.assign')} busy={change.isPending} onCancel={onClose} />
      }
    >
      {change.isError && <ErrorNotice error={change.error} />}
      <SelectField
        label={t('team.role')}
        hint={description}
        value={form.roleId}
        options={offered.map((role) => ({ value: role.id, label: roleName(role, i18n) }))}
        onValue={(roleId) => setForm({ ...form, roleId })}
      />
      <Segmented
        label={t('team.scope')}
        value={type}
        options={SCOPES.map((value) => ({ value, label: t(`team.scope.${value}`) }))}
        onValue={(value) => {
          setType(value);
          setForm({ ...form, scopeId: '' });
        }}
      />
      {type !== 'ALL' && (
        <ScopePicker
          type={type}
          value={form.scopeId}
          missing={incomplete && form.scopeId === ''}
          onValue={(scopeId) => setForm({ ...form, scopeId })}
        />
      )}
      <ReasonField
        reason={form.reason}
        incomplete={incomplete}
        onReason={(reason) => setForm({ ...form, reason })}
      />
    </Dialog>
  );
}
