/** The state of the keys for people. */
import type { SecretsStatus } from './secrets-desk.js';
import { renderTable, type Column } from './text-table.js';

type Line = SecretsStatus['keys'][number];

const COLUMNS: readonly Column<Line>[] = [
  { title: 'KEY RING', cell: ({ ring }) => ring },
  { title: 'VERSION', align: 'right', cell: ({ version }) => String(version) },
  { title: 'SECRETS', align: 'right', cell: ({ secrets }) => String(secrets) },
];

export function statusText({ ring, version, since, waiting, keys }: SecretsStatus): string {
  const current = `${ring} wraps under version ${version} since ${since}.`;
  if (keys.length === 0) return `${current}\nNo secret is stored.`;
  const left =
    waiting === 0
      ? 'Every secret is under the newest version.'
      : `${waiting} secrets wait to be wrapped under it.`;
  return `${current}\n${left}\n\n${renderTable(COLUMNS, keys)}`;
}
