/** One journal entry: an input that reached the kernel with every event it gave, as canonical text. */
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import { canonicalJson } from './canonical-json.js';

export interface JournalEntry {
  /** 1, 2 …: the account's one order of things. */
  readonly seq: number;
  readonly input: KernelInput;
  readonly events: readonly KernelEvent[];
}

/**
 * RFC 8785 text of an entry: the same bytes in every process and on every machine. It holds no
 * tenant, account or process id and no wall-clock time, so a backtest and a paper account agree.
 */
export function journalEntryText({ seq, input, events }: JournalEntry): string {
  return `{"events":${canonicalJson(events)},"input":${canonicalJson(input)},"seq":${seq}}`;
}
