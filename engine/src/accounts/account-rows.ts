/** From the rows of an account to its view. */
import type { AccountId, ClientId, HaltId } from '@fiducia/tenants';
import { assertThat } from '../domain/assert.js';
import { parseMandate } from '../domain/parse-mandate.js';
import { accountUpdateOf } from './account-update.js';
import type { AccountView, HaltView } from './account-view.js';

export interface AccountRow {
  readonly id: AccountId;
  readonly name: string;
  readonly client_id: ClientId;
  readonly client_name: string;
  readonly client_reference: string;
  readonly mode: 'PAPER' | 'LIVE';
  readonly currency: string;
  readonly mandate: unknown;
  readonly live_approved_at: Date | null;
  readonly symbols: string[] | null;
  readonly status: 'ACTIVE' | 'HALTED' | null;
  readonly run: number;
  readonly seq: string;
  readonly hash: string;
  readonly starting_cash: string;
  readonly cash: string;
  readonly equity: string;
  readonly exposure: string;
  readonly day_start_equity: string;
  readonly peak_equity: string;
  readonly market_time: Date | null;
  readonly engine_problem: string | null;
  readonly updated_at: Date | null;
  readonly halt_id: HaltId | null;
  readonly halt_cause: 'RULE' | 'PERSON';
  readonly halt_rule: string | null;
  readonly halt_sentence: string;
  readonly halt_figures: Record<string, string>;
  readonly halt_reason: string | null;
  readonly halt_market_time: Date | null;
  readonly halt_pressed_at: Date;
  readonly halt_pressed_by: string;
}

export function toAccountView(row: AccountRow): AccountView {
  const parsed = parseMandate(row.mandate);
  assertThat(parsed.ok, 'the mandate of an account was checked when it was stored');
  const halt = haltOf(row);
  const update = accountUpdateOf({
    accountId: row.id,
    clientId: row.client_id,
    seq: Number(row.seq),
    status: halt === null ? (row.status ?? 'ACTIVE') : 'HALTED',
    cash: row.cash,
    equity: row.equity,
    exposure: row.exposure,
    dayStartEquity: row.day_start_equity,
    peakEquity: row.peak_equity,
    startingCash: row.starting_cash,
    marketTime: null,
    run: row.run,
  });
  return {
    id: row.id,
    status: update.status,
    cash: update.cash,
    equity: update.equity,
    dayResult: update.dayResult,
    dayResultPct: update.dayResultPct,
    totalResultPct: update.totalResultPct,
    exposure: update.exposure,
    exposurePct: update.exposurePct,
    drawdownPct: update.drawdownPct,
    peakEquity: update.peakEquity,
    run: update.run,
    name: row.name,
    client: { id: row.client_id, name: row.client_name, reference: row.client_reference },
    mode: row.mode,
    opened: update.seq > 0,
    currency: row.currency,
    mandate: parsed.mandate,
    liveApprovedAt: row.live_approved_at,
    startingCash: row.starting_cash,
    marketTime: row.market_time,
    journal: { seq: update.seq, hash: row.hash },
    halt,
    symbols: row.symbols ?? [],
  };
}

function haltOf(row: AccountRow): HaltView | null {
  if (row.engine_problem !== null) return engineHalt(row, row.engine_problem);
  if (row.halt_id === null) return null;
  const figures = Object.entries(row.halt_figures).map(([name, value]) => ({ name, value }));
  return {
    id: row.halt_id,
    cause: row.halt_cause,
    rule: row.halt_rule,
    sentence: row.halt_sentence,
    figures,
    at: row.halt_pressed_at,
    marketTime: row.halt_market_time,
    by: row.halt_cause === 'PERSON' ? row.halt_pressed_by : null,
    reason: row.halt_reason,
  };
}

/** The engine's own stop: nothing moves until the cause is removed; operators have been told. */
function engineHalt(row: AccountRow, problem: string): HaltView {
  return {
    id: null,
    cause: 'RULE',
    rule: 'ENGINE',
    sentence: `The engine cannot run this account on: ${problem}.`,
    figures: [],
    at: row.updated_at ?? new Date(0),
    marketTime: row.market_time,
    by: null,
    reason: null,
  };
}
