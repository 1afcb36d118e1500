/** A projection folds journal entries into the rows of one table, written with the entries. */
import type { AccountId, TenantId, TenantTransaction } from '@fiducia/tenants';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';

export interface AccountKey {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
}

/** One journal entry as projections see it. */
export interface JournaledStep {
  readonly seq: number;
  /** The run after the step. */
  readonly run: number;
  readonly input: KernelInput;
  readonly events: readonly KernelEvent[];
}

/**
 * Collects steps in memory; `write` issues its statements in one flight (none awaits another) and
 * empties nothing: an instance serves one transaction and is then thrown away.
 */
export interface Projection {
  add(step: JournaledStep): void;
  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[];
}

export function instantOf(marketTimeMs: number): Date {
  return new Date(marketTimeMs);
}
