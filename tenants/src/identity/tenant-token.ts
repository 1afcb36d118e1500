/** Random tokens that name their tenant: looked for among that tenant's rows and nowhere else. */
import { createHash, randomBytes } from 'node:crypto';

import { isUuid } from '../ids.js';
import type { TenantId } from '../ids.js';

const SECRET_BYTES = 32;
const TENANT_BYTES = 16;
const ENCODED_PATTERN = /^[A-Za-z0-9_-]{64}$/;

/** By it a leaked token is recognised, and one kind is never taken for another. */
export type TokenPrefix = 'fdr' | 'fdi' | 'fdw';

export interface ParsedToken {
  readonly tenantId: TenantId;
  readonly hash: Buffer;
}

/** 48 bytes in base64url behind the prefix: the tenant, then 256 random bits. */
export function newTenantToken(prefix: TokenPrefix, tenantId: TenantId): string {
  const tenant = Buffer.from(tenantId.replaceAll('-', ''), 'hex');
  return `${prefix}_${Buffer.concat([tenant, randomBytes(SECRET_BYTES)]).toString('base64url')}`;
}

/** Null for a text that cannot be a token, so that it never reaches the database. */
export function parseTenantToken(prefix: TokenPrefix, token: string): ParsedToken | null {
  if (!token.startsWith(`${prefix}_`)) return null;
  const encoded = token.slice(prefix.length + 1);
  if (!ENCODED_PATTERN.test(encoded)) return null;
  const hex = Buffer.from(encoded, 'base64url').toString('hex', 0, TENANT_BYTES);
  const tenantId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isUuid(tenantId)) return null;
  // 256 random bits need no slow hash.
  return { tenantId: tenantId as TenantId, hash: createHash('sha256').update(token).digest() };
}
