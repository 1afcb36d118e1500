/** Every text of the portal, in English. Another language is another file with the same keys. */
import { accounts } from './en/accounts.js';
import { apiKeys } from './en/api-keys.js';
import { approvals } from './en/approvals.js';
import { audit } from './en/audit.js';
import { corporateActions } from './en/corporate-actions.js';
import { entry } from './en/entry.js';
import { everywhere } from './en/everywhere.js';
import { indicators } from './en/indicators.js';
import { measures } from './en/measures.js';
import { orders } from './en/orders.js';
import { permissions } from './en/permissions.js';
import { platform } from './en/platform.js';
import { researchSearch } from './en/research-search.js';
import { research } from './en/research.js';
import { security } from './en/security.js';
import { shell } from './en/shell.js';
import { team } from './en/team.js';
import { strategies } from './en/strategies.js';
import type { Catalogue } from './translate.js';

export const en = {
  ...everywhere,
  ...shell,
  ...security,
  ...entry,
  ...accounts,
  ...indicators,
  ...orders,
  ...corporateActions,
  ...strategies,
  ...audit,
  ...apiKeys,
  ...approvals,
  ...team,
  ...permissions,
  ...platform,
  ...research,
  ...researchSearch,
  ...measures,
} as const satisfies Catalogue;

export type MessageKey = keyof typeof en;
