/** The accounts of the demo's partners. */
import { DEFAULT_MANDATE, type DeploymentRequest, type Mandate } from '@fiducia/engine';

export interface DemoAccountPlan {
  readonly clientReference: string;
  readonly name: string;
  readonly startingCash: string;
  readonly mandate: Mandate;
  readonly symbols: readonly string[];
  readonly deployments: readonly DeploymentRequest[];
}

export function planDemoAccounts(slug: string, symbol: string): readonly DemoAccountPlan[] {
  const reference = slug === 'meridian' ? 'MW-100' : 'NT-200';
  return [1, 2, 3, 1].map((client, index) => ({
    clientReference: `${reference}${client}`,
    name: `Temp ${index}`,
    startingCash: '100000',
    mandate: DEFAULT_MANDATE,
    symbols: [symbol],
    deployments: [
      { strategy: 'sma-cross', parameters: {}, symbols: [symbol], capitalSharePct: '100' },
    ],
  }));
}
