/** What a terminal shows of an account. */
import { expect, it } from 'vitest';

import { haltText } from './account-text.js';

it.each([
  [{ sentence: 'Halted by Ada.', reason: 'Fat finger' }, 'Halted by Ada. Reason: Fat finger'],
  [{ sentence: 'Equity fell 5 %.', reason: null }, 'Equity fell 5 %.'],
  [{ sentence: null, reason: null }, null],
])('of a halt it shows who and why, as far as the key may read it: %o', (halt, text) => {
  expect(haltText(halt)).toBe(text);
});
