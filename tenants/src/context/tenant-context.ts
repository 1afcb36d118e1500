/** Who asks, for which tenant: the first parameter of everything that touches tenant data. */
import type { Environment } from '../hierarchy/tenant.entity.js';
import { newId } from '../ids.js';
import type { ApiKeyId, ApprovalId, SessionId, TenantId, UserId } from '../ids.js';
import type { Grant } from './grants.js';

export type Actor =
  | {
      readonly kind: 'USER';
      readonly id: UserId;
      readonly name: string;
      readonly sessionId: SessionId;
      /** Whether a second factor was shown for this session. */
      readonly mfa: boolean;
      /** When a factor was last shown in this session; null if only the password ever was. */
      readonly steppedUpAt: Date | null;
    }
  | {
      readonly kind: 'API_KEY';
      readonly id: ApiKeyId;
      readonly name: string;
      readonly sessionId: null;
      readonly mfa: false;
    }
  /** A part of the platform itself; `id` is its stable name, such as `engine`. */
  | {
      readonly kind: 'SYSTEM';
      readonly id: string;
      readonly name: string;
      readonly sessionId: null;
      readonly mfa: false;
    };

export interface TenantContext {
  readonly tenantId: TenantId;
  readonly actor: Actor;
  readonly requestId: string;
  /** Of the session or the key that asks; absent for the platform's own work. */
  readonly environment?: Environment;
  readonly grants: readonly Grant[];
  /** The approval under which this is done; it goes into the audit log with every change. */
  readonly approvalId?: ApprovalId;
}

/** The platform's own work inside a tenant: no grants, named in the audit log. */
export function systemContext(
  tenantId: TenantId,
  name: string,
  requestId: string = newId(),
): TenantContext {
  const actor: Actor = { kind: 'SYSTEM', id: name, name, sessionId: null, mfa: false };
  return { tenantId, actor, requestId, grants: [] };
}
