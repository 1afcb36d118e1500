/** `account_summary`: one row per account with the figures of the overview, after the last step. */
import type { TenantTransaction } from '@fiducia/tenants';
import { instantOf } from './projection.js';
import type { AccountKey } from './projection.js';

/** What the kernel and the journal say after a step. Amounts are in the account's currency. */
export interface AccountFigures {
  readonly status: 'ACTIVE' | 'HALTED';
  readonly run: number;
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
  /** Run of the market replay that the account lives in. */
  readonly marketRun: number;
  readonly cash: string;
  readonly equity: string;
  readonly exposure: string;
  readonly dayStartEquity: string;
  readonly peakEquity: string;
  readonly marketTime: number | null;
}

const UPDATE_SUMMARY = `
  update account_summary
  set status = $3, run = $4, seq = $5, hash = $6, cash = $7, equity = $8, exposure = $9,
      day_start_equity = $10, peak_equity = $11, market_time = $12, engine_problem = null,
      market_run = $13, updated_at = now()
  where tenant_id = $1 and account_id = $2`;

export function writeAccountSummary(
  tx: TenantTransaction,
  account: AccountKey,
  figures: AccountFigures,
): Promise<unknown> {
  return tx.prepared(UPDATE_SUMMARY, [
    account.tenantId,
    account.accountId,
    figures.status,
    figures.run,
    figures.seq,
    Buffer.from(figures.hash, 'hex'),
    figures.cash,
    figures.equity,
    figures.exposure,
    figures.dayStartEquity,
    figures.peakEquity,
    figures.marketTime === null ? null : instantOf(figures.marketTime),
    figures.marketRun,
  ]);
}
