/** One mutation in a way in which it succeeds. */
import type { PartnerRole } from '@fiducia/tenants';

export interface MutationStep {
  readonly field: string;
  /** Null asks without a credential. */
  readonly token: () => Promise<string | null>;
  /** Evaluated right before it is asked: what it needs may be made here. */
  readonly overrides?: () => Record<string, unknown> | Promise<Record<string, unknown>>;
}

/** Whose token a step asks with: signed in once, when the first step needs it. */
export type AsRole = (role: PartnerRole) => () => Promise<string>;
