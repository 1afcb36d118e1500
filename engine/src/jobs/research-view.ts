/** A stored run as surfaces see it, and how its row is read. */
import type { ResearchRunId } from '@fiducia/tenants';
import type { RunOutcome } from '../research/outcome.js';
import type { RunSpec } from '../research/run-spec.js';

export const RESEARCH_STATUSES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELED'] as const;
export type ResearchStatus = (typeof RESEARCH_STATUSES)[number];
export const RESEARCH_KINDS = ['BACKTEST', 'SWEEP'] as const;
export type ResearchKind = (typeof RESEARCH_KINDS)[number];

export interface ResearchRunView {
  readonly id: ResearchRunId;
  readonly kind: ResearchKind;
  readonly status: ResearchStatus;
  readonly spec: RunSpec;
  /** SHA-256 of the canonical spec, hex: the same for the same question. */
  readonly specHash: string;
  /** Bars of a backtest, trials of a search. */
  readonly progressDone: number;
  readonly progressTotal: number;
  readonly rerunOf: ResearchRunId | null;
  /** Name of the person, the key or the part of the platform. */
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly outcome: RunOutcome | null;
  readonly errorCode: string | null;
  /** One sentence for a person. */
  readonly error: string | null;
}

export interface ResearchRow extends Omit<ResearchRunView, 'spec'> {
  readonly spec: string;
}

/** Columns of `research_run r` under the names of the view. */
export const RESEARCH_COLUMNS = `
  select r.id, r.kind, r.status, r.spec, encode(r.spec_hash, 'hex') as "specHash",
    r.progress_done as "progressDone", r.progress_total as "progressTotal",
    r.rerun_of as "rerunOf", r.requested_by_name as "requestedBy",
    r.requested_at as "requestedAt", r.started_at as "startedAt", r.finished_at as "finishedAt",
    r.outcome, r.error_code as "errorCode", r.error
  from research_run r`;

export function toResearchRun(row: ResearchRow): ResearchRunView {
  return { ...row, spec: JSON.parse(row.spec) as RunSpec };
}
