/** A partner's investor. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { ClientId, TenantId } from '../ids.js';

@Entity({ name: 'client' })
export class Client {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid')
  id!: ClientId;

  @Column('text')
  name!: string;

  /** The partner's own number for this client, unique within the partner. */
  @Column('text')
  reference!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
