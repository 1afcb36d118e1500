/**
 * The audit writes, each taken away in each transaction that makes it.
 *
 * A mutant is what the database would have seen of a transaction had the program not written its
 * entries of one action: nothing depends on an audit row, so nothing else would be different.
 */
import { unauditedWrites } from './audit-rules.js';
import type { TransactionEvidence } from './write-evidence.js';

export interface AuditMutant {
  readonly action: string;
  /** Of the transaction; none where the entry tells of something that left the house. */
  readonly writes: readonly string[];
  /** Whether the writes without the entry are seen to lack it. */
  readonly killed: boolean;
}

/**
 * One for each way in which an action is written: transactions that write the same and say the same
 * are one. `told` has what answers without a write said, which the evidence cannot miss.
 */
export function auditMutants(
  evidence: readonly TransactionEvidence[],
  told: (action: string) => boolean,
): readonly AuditMutant[] {
  const ways = new Map<string, AuditMutant>();
  for (const { writes, actions } of evidence) {
    for (const action of new Set(actions)) {
      const way = JSON.stringify([action, actions.toSorted(), writes.toSorted()]);
      if (ways.has(way)) continue;
      const without = actions.filter((one) => one !== action);
      const isMissed = unauditedWrites({ writes, actions: without }).length > 0;
      const killed = writes.length === 0 ? told(action) : isMissed;
      ways.set(way, { action, writes, killed });
    }
  }
  return [...ways.values()];
}
