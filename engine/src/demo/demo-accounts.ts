/**
 * The demo's accounts: two partners, four each, with mandates and strategies that the real history
 * treats differently. Some are stopped by a rule in a crash, others still trade in 2020.
 */
import type { DeploymentRequest } from '../accounts/check-deployment.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import type { Mandate } from '../domain/mandate.js';
import { DEMO_SYMBOL } from '../market-data/demo-market.js';

export interface DemoAccountPlan {
  readonly partner: 'meridian' | 'northwind';
  /** Reference of the partner's client, unique within the partner. */
  readonly clientReference: string;
  readonly name: string;
  readonly currency: 'USD';
  readonly startingCash: string;
  readonly mandate: Mandate;
  readonly symbols: readonly string[];
  readonly deployments: readonly DeploymentRequest[];
}

const INVESTED: Mandate = {
  ...DEFAULT_MANDATE,
  maxOrderNotionalPct: '80',
  maxGrossExposurePct: '80',
  cashReservePct: '20',
};

const PLANS: readonly Omit<DemoAccountPlan, 'currency' | 'symbols'>[] = [
  {
    partner: 'meridian',
    clientReference: 'MW-1001',
    name: 'Adler Core Growth',
    startingCash: '250000',
    mandate: { ...INVESTED, maxDrawdownPct: '30', maxDailyLossPct: '10' },
    deployments: [trend(50, 200, '60'), momentum({}, '40')],
  },
  {
    partner: 'meridian',
    clientReference: 'MW-1001',
    name: 'Adler Opportunity',
    startingCash: '100000',
    mandate: { ...INVESTED, maxDrawdownPct: '25' },
    deployments: [trend(5, 20, '100')],
  },
  {
    partner: 'meridian',
    clientReference: 'MW-1002',
    name: 'Castellanos Balanced',
    startingCash: '40000',
    // Room beyond what its strategy uses, for orders by hand.
    mandate: { ...DEFAULT_MANDATE, maxOrderNotionalPct: '40', maxGrossExposurePct: '80' },
    deployments: [momentum({ lookback: 120, trail: 6 }, '100')],
  },
  {
    partner: 'meridian',
    clientReference: 'MW-1003',
    name: 'Birchwood Endowment',
    startingCash: '150000',
    mandate: { ...INVESTED, maxDrawdownPct: '25' },
    deployments: [trend(50, 200, '100')],
  },
  {
    partner: 'northwind',
    clientReference: 'NT-2001',
    name: 'Kestrel Trend',
    startingCash: '120000',
    mandate: { ...INVESTED, maxDrawdownPct: '30', maxDailyLossPct: '12' },
    deployments: [trend(20, 100, '50'), momentum({ lookback: 250, trend: 200, trail: 6 }, '50')],
  },
  {
    partner: 'northwind',
    clientReference: 'NT-2001',
    name: 'Kestrel Long/Short',
    startingCash: '80000',
    mandate: {
      ...INVESTED,
      maxOrderNotionalPct: '100',
      maxGrossExposurePct: '100',
      cashReservePct: '0',
      maxDrawdownPct: '25',
      allowShort: true,
    },
    deployments: [trend(50, 200, '100', false)],
  },
  {
    partner: 'northwind',
    clientReference: 'NT-2002',
    name: 'Nyberg Starter',
    startingCash: '10000',
    mandate: DEFAULT_MANDATE,
    deployments: [momentum({}, '100')],
  },
  {
    partner: 'northwind',
    clientReference: 'NT-2003',
    name: 'Harbour Pension Guarded',
    startingCash: '200000',
    mandate: { ...INVESTED, maxDrawdownPct: '15', onStop: 'CLOSE_POSITIONS' },
    deployments: [trend(30, 120, '100')],
  },
];

export function demoAccounts(): readonly DemoAccountPlan[] {
  return PLANS.map((plan) => ({ ...plan, currency: 'USD', symbols: [DEMO_SYMBOL] }));
}

function trend(
  fast: number,
  slow: number,
  capitalSharePct: string,
  longOnly = true,
): DeploymentRequest {
  const parameters = { fast, slow, long_only: longOnly };
  return { strategy: 'sma-cross', parameters, symbols: [DEMO_SYMBOL], capitalSharePct };
}

function momentum(
  parameters: Readonly<Record<string, number>>,
  capitalSharePct: string,
): DeploymentRequest {
  return { strategy: 'momentum', parameters, symbols: [DEMO_SYMBOL], capitalSharePct };
}
