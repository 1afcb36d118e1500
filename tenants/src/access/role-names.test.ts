/** Names by which a role of one's own could be taken for a built-in one. */
import { expect, it } from 'vitest';
import { passesForBuiltIn } from './role-names.js';

it.each([
  'CLIENT_READER',
  'client reader',
  'Client–Reader!',
  '(Client Reader)',
  'ClientReader',
  'CLIENT\u200d_READER',
  'ＣＬＩＥＮＴ＿ＲＥＡＤＥＲ',
  'Clíent Reader',
  'СLIENT_READER',
  'Suppοrt',
])('does not give %s to a role of one’s own', (name) => {
  expect(passesForBuiltIn(name)).toBe(true);
});

it.each(['Support 2', 'Client readers', 'Desk EMEA', 'Менеджер FX', 'Σ desk', '窓口 Support'])(
  'gives %s',
  (name) => {
    expect(passesForBuiltIn(name)).toBe(false);
  },
);
