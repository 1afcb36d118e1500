/** A client's account at a venue: what was agreed, not what it holds (that is the engine's). */
import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { JsonObject } from '../audit/canonical-json.js';
import type { AccountId, ClientId, TenantId } from '../ids.js';

export const ACCOUNT_MODES = ['PAPER', 'LIVE'] as const;

export type AccountMode = (typeof ACCOUNT_MODES)[number];

@Entity({ name: 'account' })
export class Account {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid')
  id!: AccountId;

  @Column('uuid', { name: 'client_id' })
  clientId!: ClientId;

  @Column('text')
  name!: string;

  @Column('text')
  mode!: AccountMode;

  @Column('text')
  currency!: string;

  /** Decimal string with eight places. */
  @Column('numeric', { name: 'starting_cash', precision: 38, scale: 8 })
  startingCash!: string;

  /** The engine's mandate type, checked by the engine before it is stored. */
  @Column('jsonb')
  mandate!: JsonObject;

  @Column('timestamptz', { name: 'live_approved_at', nullable: true })
  liveApprovedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
