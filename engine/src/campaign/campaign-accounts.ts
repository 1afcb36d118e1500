/** The accounts of a kill campaign: restless strategies, so that every moment may be a bad one. */
import { createAccount, createClient, provisionTenant, systemContext } from '@fiducia/tenants';
import type { AccountId, JsonObject, Result, TenantContext } from '@fiducia/tenants';
import { openAccount } from '../accounts/open-account.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import type { Mandate } from '../domain/mandate.js';
import { DEMO_SYMBOL } from '../market-data/demo-market.js';
import type { EngineDeps } from '../runtime/engine-deps.js';

export interface CampaignAccount {
  readonly accountId: AccountId;
  readonly cash: string;
  readonly mandate: Mandate;
  readonly strategy: string;
  readonly parameters: Readonly<Record<string, number | boolean>>;
}

const FREE: Mandate = {
  ...DEFAULT_MANDATE,
  maxOrderNotionalPct: '100',
  maxGrossExposurePct: '100',
  cashReservePct: '0',
  maxDrawdownPct: '100',
  maxDailyLossPct: '100',
};

const PLANS: readonly Omit<CampaignAccount, 'accountId'>[] = [
  {
    cash: '100000',
    mandate: { ...FREE, allowShort: true },
    strategy: 'sma-cross',
    parameters: { fast: 5, slow: 20 },
  },
  {
    cash: '25000',
    mandate: { ...FREE, maxDrawdownPct: '30' },
    strategy: 'momentum',
    parameters: { lookback: 10, trend: 5, trail: 1.5 },
  },
  { cash: '50000', mandate: FREE, strategy: 'sma-cross', parameters: { fast: 3, slow: 8 } },
];

export interface CampaignTenant {
  readonly ctx: TenantContext;
  readonly accounts: readonly CampaignAccount[];
}

export const MAX_CAMPAIGN_ACCOUNTS = PLANS.length;

export async function seedCampaign(deps: EngineDeps, count: number): Promise<CampaignTenant> {
  const branding = {
    productName: 'Kill campaign',
    primaryColor: '#202020',
    accentColor: '#c02020',
    logoSvg: null,
  };
  const slug = 'kill-campaign';
  const hosts: string[] = [];
  const environment = 'TEST' as const;
  const tenant = { slug, name: 'Kill campaign', environment, branding, hosts };
  const { tenantId } = must(await provisionTenant(deps, tenant));
  const ctx = systemContext(tenantId, 'kill-campaign');
  const client = must(await createClient(ctx, deps, { name: 'Campaign', reference: 'KC-1' }));
  const accounts: CampaignAccount[] = [];
  for (const plan of PLANS.slice(0, count)) {
    const accountId = await openOne(ctx, deps, { ...plan, clientId: client.clientId });
    accounts.push({ ...plan, accountId });
  }
  return { ctx, accounts };
}

async function openOne(
  ctx: TenantContext,
  deps: EngineDeps,
  plan: Omit<CampaignAccount, 'accountId'> & Pick<Parameters<typeof createAccount>[2], 'clientId'>,
): Promise<AccountId> {
  const { clientId, cash, mandate, strategy, parameters } = plan;
  const terms = { mode: 'PAPER', currency: 'USD', startingCash: cash } as const;
  const name = `Campaign ${strategy}`;
  const asJson: JsonObject = { ...mandate };
  const input = { clientId, name, ...terms, mandate: asJson };
  const { accountId } = must(await createAccount(ctx, deps, input));
  const symbols = [DEMO_SYMBOL];
  const deployments = [{ strategy, parameters, symbols, capitalSharePct: '100' }];
  const opened = await openAccount(ctx, deps, { accountId, symbols, deployments });
  if (!opened.ok) throw new Error(opened.error.sentence);
  return accountId;
}

function must<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`The campaign could not be set up: ${JSON.stringify(result.error)}`);
}
