/** A role of a user over the whole tenant, a group of clients, one client or one account. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { AssignedScope, Role } from '../context/grants.js';
import type { RoleAssignmentId, RoleId, TenantId, UserId } from '../ids.js';

@Entity({ name: 'role_assignment' })
export class RoleAssignment {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid')
  id!: RoleAssignmentId;

  @Column('uuid', { name: 'user_id' })
  userId!: UserId;

  /** A built-in role; null when `customRoleId` names the role. */
  @Column('text', { nullable: true })
  role!: Role | null;

  @Column('uuid', { name: 'custom_role_id', nullable: true })
  customRoleId!: RoleId | null;

  @Column('text', { name: 'scope_type' })
  scopeType!: AssignedScope['type'];

  @Column('uuid', { name: 'scope_id', nullable: true })
  scopeId!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
