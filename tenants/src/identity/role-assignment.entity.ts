/** A role of a user over the whole tenant, one client or one account. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { GrantScope, Role } from '../context/grants.js';
import type { TenantId, UserId } from '../ids.js';

@Entity({ name: 'role_assignment' })
export class RoleAssignment {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: UserId;

  @Column('text')
  role!: Role;

  @Column('text', { name: 'scope_type' })
  scopeType!: GrantScope['type'];

  @Column('uuid', { name: 'scope_id', nullable: true })
  scopeId!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
