/** Opens an account for trading: its instruments, and strategies that run from the first bar on. */
import { appendAudit } from '@fiducia/tenants';
import type { AccountId, TenantContext, TenantTransaction } from '@fiducia/tenants';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { CurrencyCode } from '../domain/money.js';
import { GENESIS_HASH } from '../journal/hash-chain.js';
import { findRates } from '../domain/resolve-conversions.js';
import { listInstruments, listReplayedInstruments } from '../market-data/recorded-market.js';
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
  const replayed = await listReplayedInstruments(deps.db.shared);
  const { symbols } = input;
  const unknown = symbols.find((symbol) => !instruments.some((one) => one.symbol === symbol));
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
    store(tx, ctx, deps, { ...input, deployments, instruments, replayed }),
  );
}

async function store(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: UseCaseDeps,
  opening: Omit<OpenAccountInput, 'deployments'> & {
    readonly deployments: readonly DeploymentPayload[];
    readonly instruments: readonly InstrumentSpec[];
    /** What may convert: only of these the account sees bars. */
    readonly replayed: readonly InstrumentSpec[];
  },
): Promise<Outcome<{ readonly accountId: AccountId }>> {
  const { accountId, deployments, instruments, replayed } = opening;
  const key = { tenantId: ctx.tenantId, accountId };
  const found = await tx.query<AccountRow>(ACCOUNT, [ctx.tenantId, accountId]);
  const account = found.rows[0];
  if (account === undefined) return failure('NOT_FOUND');
  if (account.mode === 'LIVE') return failure('LIVE_NOT_AVAILABLE');
  const traded = opening.symbols.flatMap((symbol) =>
    instruments.filter((one) => one.symbol === symbol),
  );
  const needed = findRates(traded, replayed, account.currency);
  if (!needed.ok) return invalidInput('symbols', needed.error);
  // What converts is a series of the account like those that are traded, behind them.
  const symbols = [...traded, ...needed.rates].map(({ symbol }) => symbol);
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
