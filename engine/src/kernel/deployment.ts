/** One strategy version with parameters, running on this account with a share of its capital. */
import type { ParameterValues } from '../strategies/parameters.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { DeploymentRef } from './inputs.js';
import type { Owner } from './owner.js';
import type { StrategyHost } from './strategy-host.js';

export interface DeploymentTerms {
  readonly ref: DeploymentRef;
  readonly owner: Owner;
  readonly strategy: string;
  readonly strategyVersion: string;
  readonly parameters: ParameterValues;
  readonly symbols: readonly string[];
  /** As `PERCENT_ONE` says. */
  readonly sharePct: bigint;
  readonly capitalSharePct: string;
}

export class Deployment {
  status: 'RUNNING' | 'STOPPED' | 'FAILED' = 'RUNNING';
  /** Why it ended. */
  endReason: string | null = null;
  /** Its positions are being closed until none is left. */
  closing = false;
  /** One for each symbol; empty when it could not start. */
  hosts: StrategyHost[] = [];
  readonly sharePct: bigint;

  constructor(
    readonly terms: DeploymentTerms,
    readonly definition: StrategyDefinition | null,
  ) {
    this.sharePct = terms.sharePct;
  }

  get owner(): Owner {
    return this.terms.owner;
  }
}
