/** All roles as a matrix: a line for each permission, a column for each role. */
import type { PermissionDefinition, RoleDefinition } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { permissionName } from '../i18n/permission-name.js';
import { client } from '../data/client.js';
import { useMay } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Skeleton } from '../ui/skeleton.js';
import { ReasonDialog } from './reason-dialog.js';
import { RoleDialog } from './role-dialog.js';
import { roleName } from './role-name.js';
import { permissionsQuery, rolesQuery } from './team-queries.js';

type Asked =
  { readonly kind: 'CREATE' } | { readonly kind: 'EDIT' | 'DELETE'; readonly role: RoleDefinition };

export function RolesPanel() {
  const { t } = useI18n();
  const roles = useQuery(rolesQuery);
  const registry = useQuery(permissionsQuery);
  const mayManage = useMay('ROLE_MANAGE');
  const [asked, setAsked] = useState<Asked | null>(null);
  const error = roles.error ?? registry.error;
  if (error) return <ErrorNotice error={error} onRetry={() => void roles.refetch()} />;
  if (!roles.data || !registry.data) return <Skeleton rows={10} />;
  const shown = roles.data.filter(({ builtIn }) => builtIn !== 'PLATFORM_OPERATOR');
  const permissions = registry.data.filter(({ permission }) => permission !== 'PLATFORM_READ');
  return (
    <>
      {mayManage && (
        <div className="team-toolbar">
          <Button variant="primary" onClick={() => setAsked({ kind: 'CREATE' })}>
            {t('team.newRole')}
          </Button>
        </div>
      )}
      <Matrix roles={shown} permissions={permissions} onAsk={mayManage ? setAsked : null} />
      {asked !== null && (
        <Question asked={asked} registry={permissions} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

interface MatrixProps {
  readonly roles: readonly RoleDefinition[];
  readonly permissions: readonly PermissionDefinition[];
  readonly onAsk: ((asked: Asked) => void) | null;
}

function Matrix({ roles, permissions, onAsk }: MatrixProps) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <div className="team-matrix" role="region" aria-label={t('team.matrix')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('team.permission')}</th>
            {roles.map((role) => (
              <RoleHead key={role.id} role={role} onAsk={onAsk} />
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((definition) => (
            <tr key={definition.permission}>
              <th scope="row">
                <span className="team-permission">
                  {permissionName(definition.permission, i18n)}
                </span>
                <span className="soft">{definition.sentence}</span>
              </th>
              {roles.map((role) => (
                <td key={role.id}>
                  <Held held={role.permissions.includes(definition.permission)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RoleHead({ role, onAsk }: { role: RoleDefinition; onAsk: MatrixProps['onAsk'] }) {
  const i18n = useI18n();
  const { t } = i18n;
  const name = roleName(role, i18n);
  return (
    <th scope="col">
      <span title={role.description}>{name}</span>
      <span className="soft">{t('team.heldBy', { count: role.assignmentCount })}</span>
      {role.builtIn === null && onAsk !== null && (
        <span className="team-matrix-actions">
          <Button
            size="small"
            aria-label={t('team.editRole', { name })}
            onClick={() => onAsk({ kind: 'EDIT', role })}
          >
            {t('team.edit')}
          </Button>
          <Button
            size="small"
            variant="ghost"
            icon="close"
            aria-label={t('team.deleteRole', { name })}
            onClick={() => onAsk({ kind: 'DELETE', role })}
          />
        </span>
      )}
    </th>
  );
}

function Held({ held }: { held: boolean }) {
  const { t } = useI18n();
  return (
    <span className={held ? 'team-held' : 'team-not-held'}>
      {held && <Icon name="check" />}
      <span className="visually-hidden">{t(held ? 'team.held' : 'team.notHeld')}</span>
    </span>
  );
}

interface QuestionProps {
  readonly asked: Asked;
  readonly registry: readonly PermissionDefinition[];
  readonly onClose: () => void;
}

function Question({ asked, registry, onClose }: QuestionProps) {
  const i18n = useI18n();
  const { t } = i18n;
  if (asked.kind !== 'DELETE') {
    const role = asked.kind === 'EDIT' ? asked.role : null;
    return <RoleDialog role={role} registry={registry} onClose={onClose} />;
  }
  const { role } = asked;
  return (
    <ReasonDialog
      title={t('team.deleteRole', { name: role.name })}
      submitLabel={t('team.delete')}
      act={(reason) => client.roles.delete({ roleId: role.id, reason })}
      onClose={onClose}
    />
  );
}
