/** The demo tells its story: who is stopped by which rule, and who still trades in 2020. */
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDeployment } from '../accounts/check-deployment.js';
import { readDemoSeries } from '../market-data/demo-market.js';
import type { FileSeries } from '../market-data/file-series.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { simulateAccount } from '../testing/simulate-account.js';
import type { SimulatedAccount } from '../testing/simulate-account.js';
import { demoAccounts } from './demo-accounts.js';
import type { DemoAccountPlan } from './demo-accounts.js';

const STOPS: Readonly<Record<string, readonly string[]>> = {
  'Adler Opportunity': ['2008-11-06 MAX_DRAWDOWN'],
  'Birchwood Endowment': ['2011-08-08 MAX_DAILY_LOSS'],
  'Kestrel Long/Short': ['2008-10-13 MAX_DAILY_LOSS'],
  'Harbour Pension Guarded': ['2008-06-20 MAX_DRAWDOWN'],
};
const IN_2020 = Date.UTC(2020, 0, 1);

describe('the demo accounts', () => {
  let runs: ReadonlyMap<DemoAccountPlan, SimulatedAccount>;
  beforeAll(async () => {
    const series = await readDemoSeries();
    runs = new Map(demoAccounts().map((plan) => [plan, simulate(plan, series)]));
  });

  it('are four for each partner, in two or three clients', () => {
    for (const partner of ['meridian', 'northwind']) {
      const plans = demoAccounts().filter((plan) => plan.partner === partner);
      expect(plans).toHaveLength(4);
      expect(new Set(plans.map(({ clientReference }) => clientReference)).size).toBe(3);
    }
  });

  it('are stopped by the rules of their mandates in the crashes, with the figures', () => {
    for (const [plan, { events }] of runs) {
      const stops = events.flatMap(({ at, event }) =>
        event.type === 'ACCOUNT_HALTED' ? [`${dayOf(at)} ${String(event.rule)}`] : [],
      );
      expect([plan.name, stops]).toEqual([plan.name, STOPS[plan.name] ?? []]);
    }
  });

  it('leave at least two of each partner trading in 2020', () => {
    for (const partner of ['meridian', 'northwind']) {
      const trading = [...runs].filter(
        ([plan, { events, view }]) =>
          plan.partner === partner &&
          view.status === 'ACTIVE' &&
          events.some(({ at, event }) => at >= IN_2020 && event.type === 'ORDER_FILLED'),
      );
      expect(trading.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('run two strategies on one account at least once for each partner', () => {
    for (const partner of ['meridian', 'northwind']) {
      const plans = demoAccounts().filter((plan) => plan.partner === partner);
      expect(plans.some(({ deployments }) => deployments.length > 1)).toBe(true);
    }
  });

  it('hold nothing after a stop that closes positions', () => {
    for (const [plan, { view }] of runs) {
      if (view.status !== 'HALTED') continue;
      const held = view.positions.filter(({ quantity }) => quantity !== '0');
      expect([plan.name, held]).toEqual([plan.name, []]);
    }
  });
});

function simulate(plan: DemoAccountPlan, series: FileSeries): SimulatedAccount {
  const strategies = builtInStrategies();
  const deployments = plan.deployments.map((request) => {
    const checked = checkDeployment(strategies, request);
    if (!checked.ok) throw new Error(checked.error.sentence);
    const { strategy, strategyVersion, parameters, symbols, capitalSharePct } = checked.payload;
    return { strategy, strategyVersion, parameters, symbols, capitalSharePct };
  });
  const { currency, startingCash: cash, mandate } = plan;
  return simulateAccount(strategies, { currency, cash, mandate, deployments }, series);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
