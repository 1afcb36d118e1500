/** The first inputs of an account: made here for a backtest and for a paper account alike. */
import type { InstrumentSpec } from '../domain/instrument.js';
import type { Mandate } from '../domain/mandate.js';
import type { CurrencyCode, DecimalString } from '../domain/money.js';
import { JOURNAL_FORMAT } from '../journal/journal-format.js';
import type { KernelInput, MarketTimeMs } from '../kernel/inputs.js';
import { KERNEL_VERSION } from '../kernel/kernel-version.js';
import type { ParameterValues } from '../strategies/parameters.js';

export interface OpeningDeployment {
  readonly strategy: string;
  readonly strategyVersion: string;
  /** Complete, as `checkParameters` gives them back. */
  readonly parameters: ParameterValues;
  readonly symbols: readonly string[];
  readonly capitalSharePct: DecimalString;
}

export interface Opening {
  /** Stamp of the first bar that the account will see: the account opens just before it. */
  readonly firstBarAt: MarketTimeMs;
  readonly currency: CurrencyCode;
  readonly cash: DecimalString;
  readonly mandate: Mandate;
  readonly instruments: readonly InstrumentSpec[];
  /** Become `d1`, `d2` … in this order. */
  readonly deployments: readonly OpeningDeployment[];
}

export function openingInputs(opening: Opening): readonly KernelInput[] {
  const at = opening.firstBarAt;
  return [
    {
      type: 'ACCOUNT_OPENED',
      at,
      journalFormat: JOURNAL_FORMAT,
      kernelVersion: KERNEL_VERSION,
      currency: opening.currency,
      cash: opening.cash,
      mandate: opening.mandate,
      instruments: opening.instruments,
    },
    ...opening.deployments.map((deployment, index) => ({
      type: 'DEPLOYMENT_STARTED' as const,
      at,
      deployment: `d${index + 1}` as const,
      ...deployment,
    })),
  ];
}
