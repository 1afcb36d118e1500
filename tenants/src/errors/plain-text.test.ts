/** Which texts of people are taken, and what is shown of one that must not be refused. */
import { describe, expect, it } from 'vitest';
import { plainText, shownText } from './plain-text.js';

describe('text that people type', () => {
  it.each([
    'Zoë Ångström-O’Neill',
    'محمد رضا',
    'می\u200cخواهم',
    'क\u094d\u200dष',
    '👩\u200d💻 desk',
    '⚖\ufe0f risk',
    '東京 第一',
  ])('is taken in any script: %s', (text) => {
    expect(plainText(40).safeParse(text).success).toBe(true);
  });

  it.each([
    ['a line end', 'two\nlines'],
    ['an escape sequence', '\u001b]0;owned\u0007'],
    ['the same in one character', 'x\u009b31m'],
    ['text shown backwards', '\u202eREDAER_TNEILC'],
    ['an isolate', 'a\u2066b\u2069'],
    ['a space of no width', 'CLIENT_READER\u200b'],
    ['a word joiner', 'CLIENT\u2060_READER'],
    ['a soft hyphen', 'CLIENT\u00ad_READER'],
    ['a byte order mark', 'a\ufeffx'],
    ['a filler', 'x\u3164'],
    ['a tag', 'x\u{e0041}'],
    ['a line separator', 'a\u2028b'],
  ])('is refused with %s', (_what, text) => {
    expect(plainText(40).safeParse(text).success).toBe(false);
  });
});

it('shows a space for each character that nobody sees, where nothing may be refused', () => {
  expect(shownText(' halt\u001b[2J\u202enow\u200b!\n')).toBe('halt [2J now !');
  expect(shownText('\u200b\n')).toBe('');
  expect(shownText('half \ud800 a pair')).toBe('half \ufffd a pair');
});
