/** An account as people and programs see it. Amounts and percentages are decimal strings. */
import type { AccountId, ClientId, HaltId } from '@fiducia/tenants';
import type { Mandate } from '../domain/mandate.js';
import type { DecimalString } from '../domain/money.js';

export interface HaltView {
  readonly id: HaltId | null;
  readonly cause: 'RULE' | 'PERSON';
  /** `MAX_DRAWDOWN`, `MAX_DAILY_LOSS`; `ENGINE` when the engine itself cannot go on. */
  readonly rule: string | null;
  readonly sentence: string;
  readonly figures: readonly { readonly name: string; readonly value: DecimalString }[];
  readonly at: Date;
  readonly marketTime: Date | null;
  /** Name of the person or key; null for a rule. */
  readonly by: string | null;
  readonly reason: string | null;
}

export interface AccountView {
  readonly id: AccountId;
  readonly name: string;
  readonly client: { readonly id: ClientId; readonly name: string; readonly reference: string };
  readonly mode: 'PAPER' | 'LIVE';
  readonly status: 'ACTIVE' | 'HALTED';
  /** False until the engine may trade on it. */
  readonly opened: boolean;
  readonly currency: string;
  readonly mandate: Mandate;
  /** When two people agreed that it may trade with real money; null: nobody has. */
  readonly liveApprovedAt: Date | null;
  readonly startingCash: DecimalString;
  readonly cash: DecimalString;
  readonly equity: DecimalString;
  readonly dayResult: DecimalString;
  readonly dayResultPct: DecimalString;
  readonly totalResultPct: DecimalString;
  readonly exposure: DecimalString;
  readonly exposurePct: DecimalString;
  readonly drawdownPct: DecimalString;
  readonly peakEquity: DecimalString;
  readonly marketTime: Date | null;
  readonly run: number;
  readonly journal: { readonly seq: number; readonly hash: string };
  readonly halt: HaltView | null;
  readonly symbols: readonly string[];
}
