/** The entities that TypeORM knows; hot paths use SQL instead. */
import { Account } from '../hierarchy/account.entity.js';
import { Client } from '../hierarchy/client.entity.js';
import { Tenant } from '../hierarchy/tenant.entity.js';
import { RoleAssignment } from '../identity/role-assignment.entity.js';
import { User } from '../identity/user.entity.js';

export const entities = [Tenant, Client, Account, User, RoleAssignment] as const;
