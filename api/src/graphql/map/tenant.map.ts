/** The partner and the viewer as the schema shows them. */
import {
  permissionsOf,
  rolesOf,
  toWireId,
  type ApiKeyId,
  type Tenant,
  type UserId,
} from '@fiducia/tenants';
import type { SignedInIdentity } from '../../gateway/identity/identity.js';
import type { BrandingType, TenantType } from '../types/tenant.type.js';
import type { ViewerType } from '../types/viewer.type.js';

/** Shown on hosts that belong to no partner. */
export const PLATFORM_BRANDING: BrandingType = {
  tenantName: 'Fiducia',
  productName: 'Fiducia',
  primaryColor: '#1f3a5f',
  accentColor: '#2a9d8f',
  logoSvg: null,
};

export function toBranding(tenant: Tenant): BrandingType {
  const { name: tenantName, productName, primaryColor, accentColor, logoSvg } = tenant;
  return { tenantName, productName, primaryColor, accentColor, logoSvg };
}

export function toTenant(tenant: Tenant): TenantType {
  return {
    id: toWireId('tenant', tenant.tenantId),
    slug: tenant.slug,
    name: tenant.name,
    environment: tenant.environment,
    branding: toBranding(tenant),
  };
}

export function toViewer(identity: SignedInIdentity, tenant: Tenant): ViewerType {
  const { tenant: ctx, email, expiresAt } = identity;
  const { actor } = ctx;
  return {
    id: actor.kind === 'USER' ? userId(actor.id) : keyId(actor.id),
    kind: actor.kind,
    name: actor.name,
    email,
    roles: rolesOf(ctx),
    permissions: permissionsOf(ctx),
    tenant: toTenant(tenant),
    mustEnrolSecondFactor: identity.enrolOnly,
    sessionExpiresAt: actor.kind === 'USER' ? expiresAt : null,
  };
}

const userId = (id: UserId): string => toWireId('user', id);
const keyId = (id: string): string => toWireId('apiKey', id as ApiKeyId);
