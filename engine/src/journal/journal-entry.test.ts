/** The text of a journal entry. */
import canonicalize from 'canonicalize';
import { expect, it } from 'vitest';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import { journalEntryText } from './journal-entry.js';

const marked: KernelEvent = {
  type: 'EQUITY_MARKED',
  equity: '10000.5',
  cash: '-1',
  exposure: '0',
  peakEquity: '10001',
  dayStartEquity: '9999',
};
const bar = (series: string) => ({ series, hash: 'ab'.repeat(32) });
const halted: KernelEvent = { type: 'ACCOUNT_RELEASED', haltId: 'h"1\u2028' };

it.each<[string, KernelInput, readonly KernelEvent[]]>([
  ['a quiet bar', { type: 'BARS', at: -5, bars: [bar('SPX/1d')] }, [marked]],
  [
    'several bars, odd names',
    { type: 'BARS', at: 7, bars: [bar('A"b/1d'), bar('é/1h')] },
    [marked],
  ],
  ['no bars', { type: 'BARS', at: 7, bars: [] }, [marked]],
  ['a bar with more', { type: 'BARS', at: 7, bars: [bar('X/1d')] }, [halted, marked]],
  ['something else', { type: 'RELEASE_REQUESTED', at: 7, haltId: 'h"1\u2028' }, [halted]],
])('of %s is the RFC 8785 text of its three fields', (_, input, events) => {
  const entry = { seq: 12, input, events };
  expect(journalEntryText(entry)).toBe(canonicalize(entry));
});
