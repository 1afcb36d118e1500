/** What shows that a strategy knows the future, and the sentence that says so. */
import { unreachable } from '../domain/assert.js';

/**
 * INPUT: a vectorised input changes when bars after it are removed. STATE: a tracked indicator or
 * memory does. DECISION: only what the strategy asks for does. NOT_REPRODUCIBLE: two runs on the
 * very same bars differ.
 */
export type PeekKind = 'INPUT' | 'STATE' | 'DECISION' | 'NOT_REPRODUCIBLE';

export interface Peek {
  readonly kind: PeekKind;
  /** What peeked: the input's name, the tracked item's class and number, or `orders`. */
  readonly input: string;
  /** First bar on which it shows, counted from 0. */
  readonly bar: number;
  /** That bar's stamp, milliseconds since the epoch. */
  readonly at: number;
  readonly sentence: string;
}

/** What peeked where no input and no state did. */
export const ORDERS = 'orders';

export function sentenceOf(kind: PeekKind, input: string, when: string): string {
  switch (kind) {
    case 'INPUT':
      return `The input ${input} knows at ${when} what happened later: it changes when later bars are removed`;
    case 'STATE':
      return `${input} knows at ${when} what happened later: its state changes when later bars are removed`;
    case 'DECISION':
      return `The strategy decides otherwise at ${when} when later bars are removed: it knows the future from outside its inputs`;
    case 'NOT_REPRODUCIBLE':
      return `Two runs on the same bars differ at ${when} in ${input}: it keeps something outside track(), or uses a clock or chance`;
    default:
      return unreachable(kind);
  }
}
