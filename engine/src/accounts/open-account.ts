/** Opens an account for trading: its instruments, and strategies that run from the first bar on. */
import { appendAudit } from '@fiducia/tenants';
import type { AccountId, TenantContext, TenantTransaction } from '@fiducia/tenants';
import type { CurrencyCode } from '../domain/money.js';
import { GENESIS_HASH } from '../journal/hash-chain.js';
import { listInstruments } from '../market-data/recorded-market.js';
import { insertCommand } from './command-records.js';
import { checkDeployment } from './check-deployment.js';
import type { DeploymentRequest } from './check-deployment.js';
import type { DeploymentPayload } from './account-command.js';
import { failure, invalidInput } from './failures.js';
import type { Outcome } from './failures.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface OpenAccountInput {
  readonly accountId: AccountId;
  readonly symbols: readonly string[];
  readonly deployments: readonly DeploymentRequest[];
}

const MAX_SYMBOLS = 64;

const ACCOUNT = `
  select mode, currency, starting_cash from account where tenant_id = $1 and id = $2`;

interface AccountRow {
  readonly mode: string;
  readonly currency: CurrencyCode;
  readonly starting_cash: string;
}

const LEASE = `
  insert into account_lease (tenant_id, account_id) values ($1, $2) on conflict do nothing`;

const SUMMARY = `
  insert into account_summary (tenant_id, account_id, symbols, market_run, status, run, seq, hash,
    starting_cash, cash, equity, exposure, day_start_equity, peak_equity)
  values ($1, $2, $3, 1, 'ACTIVE', 1, 0, $4, trim_scale($5::numeric), trim_scale($5::numeric),
    trim_scale($5::numeric), 0, trim_scale($5::numeric), trim_scale($5::numeric))`;

/**
 * Part of setting up an account, so it is called in the context of whoever may create accounts and
 * is not idempotent by key: an account opens once.
 */
export async function openAccount(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: OpenAccountInput,
): Promise<Outcome<{ readonly accountId: AccountId }>> {
  const instruments = await listInstruments(deps.db.shared);
  const currencyOf = new Map(instruments.map(({ symbol, currency }) => [symbol, currency]));
  const { symbols } = input;
  const unknown = symbols.find((symbol) => !currencyOf.has(symbol));
  if (unknown !== undefined) {
    return invalidInput('symbols', `No bars are recorded for "${unknown.slice(0, 40)}".`);
  }
  if (
    symbols.length === 0 ||
    symbols.length > MAX_SYMBOLS ||
    new Set(symbols).size < symbols.length
  ) {
    return invalidInput('symbols', `Give 1 to ${MAX_SYMBOLS} different instruments.`);
  }
  const deployments: DeploymentPayload[] = [];
  for (const request of input.deployments) {
    const checked = checkDeployment(deps.strategies, request);
    if (!checked.ok) return checked;
    deployments.push(checked.payload);
  }
  return deps.db.tenants.run(ctx, (tx) =>
    store(tx, ctx, deps, { ...input, deployments, currencyOf }),
  );
}

async function store(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: UseCaseDeps,
  opening: Omit<OpenAccountInput, 'deployments'> & {
    readonly deployments: readonly DeploymentPayload[];
    readonly currencyOf: ReadonlyMap<string, CurrencyCode>;
  },
): Promise<Outcome<{ readonly accountId: AccountId }>> {
  const { accountId, symbols, deployments, currencyOf } = opening;
  const key = { tenantId: ctx.tenantId, accountId };
  const found = await tx.query<AccountRow>(ACCOUNT, [ctx.tenantId, accountId]);
  const account = found.rows[0];
  if (account === undefined) return failure('NOT_FOUND');
  if (account.mode === 'LIVE') return failure('LIVE_NOT_AVAILABLE');
  const foreign = symbols.find((symbol) => currencyOf.get(symbol) !== account.currency);
  if (foreign !== undefined) {
    // What people are shown of a position is valued without a rate: `position-queries.ts`.
    return invalidInput(
      'symbols',
      `${foreign} is quoted in ${currencyOf.get(foreign) ?? ''}; choose instruments in ${account.currency}, the account’s currency.`,
    );
  }
  const leased = await tx.query(LEASE, [ctx.tenantId, accountId]);
  if (leased.rowCount === 0) return failure('ACCOUNT_ALREADY_OPEN');
  const genesis = Buffer.from(GENESIS_HASH, 'hex');
  const cash = account.starting_cash;
  await tx.query(SUMMARY, [ctx.tenantId, accountId, symbols, genesis, cash]);
  await insertCommand(tx, key, { kind: 'OPEN', payload: { symbols, deployments } });
  await appendAudit(tx, ctx, {
    action: 'account.open',
    resource: { type: 'Account', id: accountId },
    accountId,
    after: {
      symbols,
      deployments: deployments.map(({ strategy, parameters, capitalSharePct }) => ({
        strategy,
        parameters: { ...parameters },
        capitalSharePct,
      })),
    },
  });
  await deps.wakeUps.raiseAtCommit(tx, ['leases', `account:${accountId}`]);
  return { ok: true, accountId };
}
