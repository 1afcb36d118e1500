import { describe, expect, test } from 'vitest';

import { fromScopeText } from './key-scope-text.js';

describe('a scope on the command line', () => {
  test.each([
    ['READ', { keyScope: 'READ', scope: { type: 'ALL', id: null } }],
    ['trade:acc_1', { keyScope: 'TRADE', scope: { type: 'ACCOUNT', id: 'acc_1' } }],
    ['HALT:cli_1', { keyScope: 'HALT', scope: { type: 'CLIENT', id: 'cli_1' } }],
    ['AUDIT:grp_1', { keyScope: 'AUDIT', scope: { type: 'CLIENT_GROUP', id: 'grp_1' } }],
  ])('%s is read', (text, grant) => {
    expect(fromScopeText(text)).toEqual(grant);
  });

  test.each(['', 'ADMIN', 'READ:usr_1', 'READ:acc_1:acc_2', 'READ:'])('%j is refused', (text) => {
    expect(() => fromScopeText(text)).toThrow(/^Option --scope takes READ/);
  });
});
