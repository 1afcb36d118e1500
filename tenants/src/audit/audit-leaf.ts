/** The leaf of an audit entry: its exact bytes and its hash (docs/audit-format.md). */
import { createHash } from 'node:crypto';

import { isoMicros } from '../clock.js';
import type { Actor, TenantContext } from '../context/tenant-context.js';
import { toWireId } from '../ids.js';
import type { AuditEntryId, IdKind } from '../ids.js';
import { unreachable } from '../errors/result.js';
import { canonicalJson } from './canonical-json.js';
import type { JsonObject, JsonValue } from './canonical-json.js';
import type { Commitment } from './commitment.js';

/** What an audit entry may be about, and the kind of its id. */
export const AUDIT_RESOURCES = {
  Tenant: 'tenant',
  Client: 'client',
  Account: 'account',
  User: 'user',
  Session: 'session',
  ApiKey: 'apiKey',
  Order: 'order',
  Deployment: 'deployment',
  Halt: 'halt',
  Command: 'command',
  ResearchRun: 'researchRun',
  Role: 'role',
  RoleAssignment: 'roleAssignment',
  ClientGroup: 'clientGroup',
  Approval: 'approval',
  Invitation: 'invitation',
  Credential: 'credential',
} as const satisfies Record<string, IdKind>;

export type AuditResourceType = keyof typeof AUDIT_RESOURCES;

export interface AuditResource {
  readonly type: AuditResourceType;
  /** The plain UUID; the leaf carries its wire form. */
  readonly id: string;
}

/** In the open, committed to, or absent. */
export type LeafValue = { readonly value: JsonValue } | Commitment | null;

export interface LeafParts {
  readonly id: AuditEntryId;
  readonly epochMicros: bigint;
  readonly action: string;
  readonly resource: AuditResource;
  readonly before: LeafValue;
  readonly after: LeafValue;
  readonly reason: Commitment | null;
}

export interface AuditLeaf {
  /** Canonical JSON: the bytes that are hashed. */
  readonly text: string;
  readonly hash: Buffer;
}

/** Raised only together with a new section of docs/audit-format.md. */
const LEAF_VERSION = 1;

const LEAF_PREFIX = Buffer.from([0]);

export function buildLeaf(ctx: TenantContext, parts: LeafParts): AuditLeaf {
  const leaf: JsonObject = {
    v: LEAF_VERSION,
    id: toWireId('audit', parts.id),
    ts: isoMicros(parts.epochMicros),
    tenant: toWireId('tenant', ctx.tenantId),
    actor: leafActor(ctx.actor),
    action: parts.action,
    resource: { type: parts.resource.type, id: resourceWireId(parts.resource) },
    before: leafValue(parts.before),
    after: leafValue(parts.after),
    reason: leafValue(parts.reason),
    requestId: ctx.requestId,
    approval: ctx.approvalId === undefined ? null : toWireId('approval', ctx.approvalId),
  };
  const text = canonicalJson(leaf);
  return { text, hash: hashLeaf(Buffer.from(text, 'utf8')) };
}

/** RFC 6962: leaves and inner nodes are hashed under different prefixes. */
export function hashLeaf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF_PREFIX).update(bytes).digest();
}

export function actorWireId(actor: Actor): string {
  switch (actor.kind) {
    case 'USER':
      return toWireId('user', actor.id);
    case 'API_KEY':
      return toWireId('apiKey', actor.id);
    case 'SYSTEM':
      return actor.id;
    default:
      return unreachable(actor);
  }
}

export function resourceWireId(resource: AuditResource): string {
  return toWireId<IdKind>(AUDIT_RESOURCES[resource.type], resource.id as never);
}

function leafActor(actor: Actor): JsonObject {
  const session = actor.sessionId === null ? null : toWireId('session', actor.sessionId);
  return { type: actor.kind, id: actorWireId(actor), session, mfa: actor.mfa };
}

function leafValue(value: LeafValue): JsonValue {
  if (value === null) return null;
  return 'commitment' in value ? { commitment: value.commitment } : { value: value.value };
}
