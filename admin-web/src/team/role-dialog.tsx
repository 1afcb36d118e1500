/** Makes a role of the partner's own or changes one, for everybody who holds it. */
import type { Permission, PermissionDefinition, RoleDefinition } from '@fiducia/sdk';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { permissionName } from '../i18n/permission-name.js';
import { client } from '../data/client.js';
import { useViewer } from '../session/viewer.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { CheckField, TextField } from '../ui/field.js';
import { ReasonField } from './reason-dialog.js';
import { togglePermission } from './role-form.js';
import { useTeamChange } from './team-queries.js';

export interface RoleDialogProps {
  /** Null: a new one. */
  readonly role: RoleDefinition | null;
  readonly registry: readonly PermissionDefinition[];
  readonly onClose: () => void;
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
  readonly reason: string;
}

export function RoleDialog({ role, registry, onClose }: RoleDialogProps) {
  const { t } = useI18n();
  const [form, setForm] = useState<Form>({
    name: role?.name ?? '',
    description: role?.description ?? '',
    permissions: role?.permissions ?? ['ACCOUNT_READ'],
    reason: '',
  });
  const [incomplete, setIncomplete] = useState(false);
  const change = useTeamChange(() => {
    const input = { ...form, permissions: [...form.permissions], reason: form.reason.trim() };
    return role === null
      ? client.roles.create(input)
      : client.roles.update({ ...input, roleId: role.id });
  }, onClose);
  const submit = (): void => {
    const complete =
      form.name.trim() !== '' && form.permissions.length > 0 && form.reason.trim() !== '';
    setIncomplete(!complete);
    if (complete) change.mutate(undefined);
  };
  return (
    <Dialog
      title={role === null ? t('team.newRole') : t('team.editRole', { name: role.name })}
      description={role === null ? undefined : t('team.editNote')}
      onSubmit={submit}
      onClose={onClose}
      locked={change.isPending}
      footer={<DialogActions submit={t('team.save')} busy={change.isPending} onCancel={onClose} />}
    >
      {change.isError && <ErrorNotice error={change.error} />}
      <TextField
        label={t('team.roleName')}
        error={incomplete && form.name.trim() === '' ? t('team.nameMissing') : undefined}
        data-autofocus
        maxLength={120}
        value={form.name}
        onValue={(name) => setForm({ ...form, name })}
      />
      <TextField
        label={t('team.roleDescription')}
        maxLength={400}
        value={form.description}
        onValue={(description) => setForm({ ...form, description })}
      />
      <PermissionChoice
        chosen={form.permissions}
        registry={registry}
        onChosen={(permissions) => setForm({ ...form, permissions })}
      />
      <ReasonField
        reason={form.reason}
        incomplete={incomplete}
        onReason={(reason) => setForm({ ...form, reason })}
      />
    </Dialog>
  );
}

interface ChoiceProps {
  readonly chosen: readonly Permission[];
  readonly registry: readonly PermissionDefinition[];
  readonly onChosen: (permissions: readonly Permission[]) => void;
}

/** Nobody gives what he does not hold: the rest is not offered. */
function PermissionChoice({ chosen, registry, onChosen }: ChoiceProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { permissions: own } = useViewer();
  const offered = registry.filter(
    ({ permission }) => own.includes(permission) || chosen.includes(permission),
  );
  return (
    <fieldset className="team-permissions">
      <legend>{t('team.permissions')}</legend>
      {offered.map(({ permission, sentence }) => (
        <CheckField
          key={permission}
          label={permissionName(permission, i18n)}
          hint={sentence}
          checked={chosen.includes(permission)}
          onChecked={() => onChosen(togglePermission(chosen, permission, registry))}
        />
      ))}
    </fieldset>
  );
}
