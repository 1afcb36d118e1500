/** A partner: the company that offers trading to its clients under its own brand. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { TenantId } from '../ids.js';

export const ENVIRONMENTS = ['TEST', 'LIVE'] as const;

export type Environment = (typeof ENVIRONMENTS)[number];

@Entity({ name: 'tenant' })
export class Tenant {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId!: TenantId;

  @Column('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('text')
  environment!: Environment;

  @Column('text', { name: 'product_name' })
  productName!: string;

  /** `#rrggbb`, lower case; likewise the accent. */
  @Column('text', { name: 'primary_color' })
  primaryColor!: string;

  @Column('text', { name: 'accent_color' })
  accentColor!: string;

  @Column('text', { name: 'logo_svg', nullable: true })
  logoSvg!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
