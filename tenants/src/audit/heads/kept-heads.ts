/** The port to where heads are kept outside the database, and what is said of them there. */
import type { TenantId } from '../../ids.js';
import type { Head } from './checkpoint-note.js';

export interface KeptHead extends Head {
  readonly note: string;
}

/** People looked at a contradiction and let the log begin a new history from its present state. */
export interface AcceptedHistory {
  readonly at: string;
  readonly reason: string;
}

export interface KeptState {
  /** 0, and one more with each acceptance: heads of different histories are not compared. */
  readonly history: number;
  /** The last ones of this history, ascending; at least the newest. */
  readonly heads: readonly KeptHead[];
  /** With which this history began. */
  readonly accepted: AcceptedHistory | null;
}

export interface KeptHeads {
  read(tenantId: TenantId): KeptState;
  /** On disk when it returns. */
  keep(tenantId: TenantId, note: string): void;
  accept(tenantId: TenantId, accepted: AcceptedHistory): void;
}
