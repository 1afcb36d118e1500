/** A person who signs in. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { TenantId, UserId } from '../ids.js';

export type UserStatus = 'INVITED' | 'ACTIVE' | 'SUSPENDED';

@Entity({ name: 'app_user' })
export class User {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid')
  id!: UserId;

  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  /** Argon2id in PHC form; null until an invitation is accepted. Not selected unless asked for by name. */
  @Column('text', { name: 'password_hash', select: false })
  passwordHash!: string | null;

  @Column('text')
  status!: UserStatus;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
