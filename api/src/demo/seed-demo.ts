/** The whole demo in the database: partners, people, accounts, keys; and the file that shows them. */
import { demoAccounts, openAccount, type DemoAccountPlan } from '@fiducia/engine';
import { createAccount, toWireId, type AccountId, type TenantContext } from '@fiducia/tenants';

import { readPrivateJson, writePrivateJson } from '../process/private-file.js';
import type { DemoSymbols } from '../process/prepare-market.js';
import type { SharedParts } from '../process/run-system.js';
import { demoFileSchema, type DemoFile, type DemoPartner } from './demo-file.js';
import {
  DEMO_PARTNERS,
  DEMO_PASSWORD,
  DEMO_PLATFORM,
  DEMO_TOTP_SECRET,
  type DemoPartnerPlan,
} from './demo-partners.js';
import { expectOk, hostOf, seedApiKeys, seedPartner, type SeededPartner } from './seed-partner.js';

export interface SeededDemo {
  /** Writes `demo.json`, once it is known where the demo answers. */
  write(url: string): DemoFile;
}

/** One number for all processes, so that two that start together do not both create. */
const SEED_LOCK = 7_221_003;

export async function seedDemo(shared: SharedParts, symbols: DemoSymbols): Promise<SeededDemo> {
  shared.progress.say('Setting up the demo …');
  const known = readPrivateJson(shared.paths.demoFile, demoFileSchema);
  const before = known.state === 'read' ? known.value.partners : [];
  const partners = await shared.database.shared.run(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    await seedPartner(shared.tenants, DEMO_PLATFORM);
    return Promise.all(
      DEMO_PARTNERS.map((plan) => {
        const known = before.find(({ slug }) => slug === plan.slug);
        return seedWholePartner(shared, symbols, plan, known);
      }),
    );
  });
  return {
    write(url) {
      const demo = {
        ...{ url, graphql: `${url}/graphql`, partners, operator: operatorOf() },
        ...{ password: DEMO_PASSWORD, totpSecret: DEMO_TOTP_SECRET },
      };
      writePrivateJson(shared.paths.demoFile, demo);
      return demo;
    },
  };
}

function operatorOf(): NonNullable<DemoFile['operator']> {
  const [operator] = DEMO_PLATFORM.users;
  if (operator === undefined) throw new Error('The demo has no operator');
  return { email: operator.email, name: operator.name, host: hostOf(DEMO_PLATFORM) };
}

async function seedWholePartner(
  shared: SharedParts,
  symbols: DemoSymbols,
  plan: DemoPartnerPlan,
  known: DemoPartner | undefined,
): Promise<DemoPartner> {
  const partner = await seedPartner(shared.tenants, plan);
  const accounts: DemoPartner['accounts'] = [];
  for (const account of accountsOf(plan, symbols)) {
    const id = await seedAccount(shared, partner, account);
    const client = plan.clients.find(({ reference }) => reference === account.clientReference);
    accounts.push({ id: toWireId('account', id), name: account.name, client: client?.name ?? '' });
  }
  const apiKeys = await seedApiKeys(partner.ctx, shared.tenants, known);
  return {
    slug: plan.slug,
    name: plan.name,
    host: hostOf(plan),
    tenantId: toWireId('tenant', partner.ctx.tenantId),
    apiKey: apiKeys[0]?.key ?? '',
    apiKeys: [...apiKeys],
    users: plan.users.map(({ email, name, role }) => ({ email, name, role })),
    accounts,
  };
}

/** On files of the user's own the same accounts have those, and trade the first. */
function accountsOf(plan: DemoPartnerPlan, symbols: DemoSymbols): readonly DemoAccountPlan[] {
  const traded = [symbols[0]];
  return demoAccounts()
    .filter(({ partner }) => partner === plan.slug)
    .map((account) => ({
      ...account,
      symbols,
      deployments: account.deployments.map((deployment) => ({ ...deployment, symbols: traded })),
    }));
}

/** Created and opened in two steps: each is taken up where an interrupted start has left it. */
async function seedAccount(
  shared: SharedParts,
  { ctx, clients }: SeededPartner,
  plan: DemoAccountPlan,
): Promise<AccountId> {
  const clientId = clients.get(plan.clientReference);
  if (clientId === undefined) throw new Error(`The demo has no client ${plan.clientReference}`);
  const { name, currency, startingCash, mandate, symbols, deployments } = plan;
  let accountId = await findAccount(shared, ctx, name);
  if (accountId === null) {
    const input = { clientId, name, mode: 'PAPER', currency, startingCash } as const;
    const created = await createAccount(ctx, shared.tenants, { ...input, mandate: { ...mandate } });
    accountId = expectOk(name, created).accountId;
  }
  const opened = await openAccount(ctx, shared.engine, { accountId, symbols, deployments });
  if (!opened.ok && opened.error.code !== 'ACCOUNT_ALREADY_OPEN') {
    throw new Error(`The demo could not open ${name}: ${opened.error.sentence}`);
  }
  return accountId;
}

async function findAccount(
  shared: SharedParts,
  ctx: TenantContext,
  name: string,
): Promise<AccountId | null> {
  const found = await shared.database.tenants.read<{ id: AccountId }>(
    ctx,
    'SELECT id FROM account WHERE name = $1',
    [name],
  );
  return found.rows[0]?.id ?? null;
}
