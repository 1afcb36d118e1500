/** What a role is called: built-in ones by a text of the portal, own ones as they were named. */
import type { RoleAssignment, RoleDefinition } from '@fiducia/sdk';
import type { I18n } from '../i18n/i18n-context.js';

export function roleName(role: RoleDefinition, { textOfCode }: I18n): string {
  return role.builtIn === null ? role.name : textOfCode('role', role.builtIn, role.name);
}

export function assignedRoleName(assignment: RoleAssignment, { textOfCode }: I18n): string {
  return textOfCode('role', assignment.roleId, assignment.roleName);
}

/** `Everything`, `Client Ada Lovelace`; a name that the viewer may not see is left out. */
export function scopeText({ scope }: RoleAssignment, { t }: I18n): string {
  return scope.type === 'ALL'
    ? t('team.scope.ALL')
    : t('team.scopeOf', { type: t(`team.scope.${scope.type}`), name: scope.name ?? '' });
}
