/** One journal entry: an input that reached the kernel with every event it gave, as canonical text. */
import type { KernelEvent } from '../kernel/events.js';
import type { BarReference, KernelInput } from '../kernel/inputs.js';
import { canonicalJson } from './canonical-json.js';

type BarsInput = Extract<KernelInput, { type: 'BARS' }>;
type EquityMarked = Extract<KernelEvent, { type: 'EQUITY_MARKED' }>;

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
export function journalEntryText(entry: JournalEntry): string {
  const { seq, input, events } = entry;
  const [first] = events;
  if (input.type === 'BARS' && events.length === 1 && first?.type === 'EQUITY_MARKED') {
    return quietBarsText(seq, input, first);
  }
  return `{"events":${canonicalJson(events)},"input":${canonicalJson(input)},"seq":${seq}}`;
}

/** Nearly every entry: bars that changed nothing but the mark. The same text, without a search. */
function quietBarsText(seq: number, { at, bars }: BarsInput, marked: EquityMarked): string {
  let references = '';
  for (let i = 0; i < bars.length; i += 1) {
    const { hash, series } = bars[i] as BarReference;
    references += `${i === 0 ? '' : ','}{"hash":"${hash}","series":${canonicalJson(series)}}`;
  }
  return (
    `{"events":[{"cash":"${marked.cash}","dayStartEquity":"${marked.dayStartEquity}",` +
    `"equity":"${marked.equity}","exposure":"${marked.exposure}",` +
    `"peakEquity":"${marked.peakEquity}","type":"EQUITY_MARKED"}],` +
    `"input":{"at":${at},"bars":[${references}],"type":"BARS"},"seq":${seq}}`
  );
}
