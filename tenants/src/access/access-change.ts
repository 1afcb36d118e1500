/** Every change of who may do what, as data: it is checked, shown, approved and applied as this. */
import { z } from 'zod';

import { ROLES } from '../context/grants.js';
import type { Role } from '../context/grants.js';
import { plainText } from '../errors/plain-text.js';
import type { InvalidInput, NotFound, PermissionDenied } from '../errors/result.js';
import type { NameTaken } from '../hierarchy/provision-tenant.js';
import type { ClientGroupId, ClientId, RoleAssignmentId, RoleId, UserId } from '../ids.js';
import { scopeSchema } from '../identity/grant-scope.js';
import { PERMISSIONS } from './permission-registry.js';
import type { Permission } from './permission-registry.js';

/** More clients than this in one group are several groups: every request carries their ids. */
export const MAX_GROUP_CLIENTS = 1_000;

const MAX_DESCRIPTION = 400;

const id = <Name>() => z.uuid().transform((text) => text as Name);
const name = plainText(120);
const description = z
  .string()
  .trim()
  .max(MAX_DESCRIPTION, `Use at most ${MAX_DESCRIPTION} characters`)
  .refine((text) => text === '' || plainText(MAX_DESCRIPTION).safeParse(text).success, {
    message: 'Use no control characters',
  });
const permissions = z
  .array(z.enum(PERMISSIONS as [Permission, ...Permission[]]))
  .min(1, 'A role holds at least one permission')
  .transform((chosen) => PERMISSIONS.filter((permission) => chosen.includes(permission)));
const clientIds = z
  .array(id<ClientId>())
  .max(MAX_GROUP_CLIENTS, `Put at most ${MAX_GROUP_CLIENTS} clients into one group`)
  .transform((ids) => [...new Set(ids)].sort());

export const roleRefSchema = z.union([
  z.strictObject({ builtIn: z.enum(ROLES) }),
  z.strictObject({ customRoleId: id<RoleId>() }),
]);

/** A built-in role by its name, or one of the partner's by its id. */
export type RoleRef = { readonly builtIn: Role } | { readonly customRoleId: RoleId };

export const accessChangeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('CREATE_ROLE'),
    roleId: id<RoleId>(),
    name,
    description,
    permissions,
  }),
  z.strictObject({
    type: z.literal('UPDATE_ROLE'),
    roleId: id<RoleId>(),
    name,
    description,
    permissions,
  }),
  z.strictObject({ type: z.literal('DELETE_ROLE'), roleId: id<RoleId>() }),
  z.strictObject({
    type: z.literal('ASSIGN_ROLE'),
    assignmentId: id<RoleAssignmentId>(),
    userId: id<UserId>(),
    role: roleRefSchema,
    scope: scopeSchema,
  }),
  z.strictObject({ type: z.literal('UNASSIGN_ROLE'), assignmentId: id<RoleAssignmentId>() }),
  z.strictObject({
    type: z.literal('CREATE_GROUP'),
    groupId: id<ClientGroupId>(),
    name,
    clientIds,
  }),
  z.strictObject({
    type: z.literal('UPDATE_GROUP'),
    groupId: id<ClientGroupId>(),
    name,
    clientIds,
  }),
  z.strictObject({ type: z.literal('DELETE_GROUP'), groupId: id<ClientGroupId>() }),
]);

export type AccessChange = z.output<typeof accessChangeSchema>;
export type AccessChangeInput = z.input<typeof accessChangeSchema>;
export type ChangeOf<Type extends AccessChange['type']> = Extract<AccessChange, { type: Type }>;

/** The author of a change must hold what the change gives, where it gives it. */
export interface GrantExceedsOwn {
  readonly code: 'GRANT_EXCEEDS_OWN';
  readonly permission: Permission;
}

/** Somebody must always be able to run the tenant. */
export interface LastOwner {
  readonly code: 'LAST_OWNER';
}

export interface InUse {
  readonly code: 'IN_USE';
  readonly sentence: string;
}

export type AccessChangeFailure =
  | InvalidInput
  | PermissionDenied
  | NotFound
  | NameTaken
  | GrantExceedsOwn
  | LastOwner
  | InUse
  | { readonly code: 'CONFLICT' };
