/** API keys for people: one line each, or all that is known of one. */
import type { ApiKey } from '@fiducia/sdk';

import { renderFacts, renderTable, type Column } from './text-table.js';

const COLUMNS: readonly Column<ApiKey>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'NAME', cell: ({ name }) => name, wrapAt: 30 },
  { title: 'KEY', cell: ({ prefix }) => `${prefix}_…` },
  { title: 'STATUS', cell: ({ status }) => status.toLowerCase() },
  { title: 'MAY', cell: ({ grants }) => grants.map(grantText).join(' '), wrapAt: 40 },
  { title: 'ENDS', cell: ({ expiresAt }) => day(expiresAt) },
  { title: 'LAST USED', cell: ({ lastUsedAt }) => day(lastUsedAt) },
];

export function keyTable(keys: readonly ApiKey[]): string {
  return renderTable(COLUMNS, keys);
}

export function keyFacts(key: ApiKey): string {
  return renderFacts([
    ['id', key.id],
    ['name', key.name],
    ['may', key.grants.map(grantText).join(', ')],
    ['from', key.allowedIps.length === 0 ? 'anywhere' : key.allowedIps.join(', ')],
    ['ends', key.expiresAt ?? 'never'],
  ]);
}

function grantText({ keyScope, scope, inForce }: ApiKey['grants'][number]): string {
  const text = scope.id === null ? keyScope : `${keyScope}:${scope.id}`;
  return inForce ? text : `(${text})`;
}

function day(stamp: string | null): string {
  return stamp === null ? '–' : stamp.slice(0, 16).replace('T', ' ');
}
