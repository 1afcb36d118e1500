/** Imports a file of splits and dividends, `.csv` or `.csv.gz`, of one recorded instrument. */
import type { SharedDatabase } from '@fiducia/tenants';
import type { CorporateAction } from '../../domain/corporate-action.js';
import { readDataFile } from '../read-data-file.js';
import { importActions } from './import-actions.js';
import type { ActionsImport } from './import-actions.js';
import { readCorporateActions } from './read-corporate-actions.js';

export interface ActionsFilesToImport {
  readonly paths: readonly string[];
  /** What is traded: rows without a symbol are its, rows of others are left out. */
  readonly symbol: string;
  readonly owner: string;
}

export type ActionsFilesImport =
  | (Extract<ActionsImport, { readonly ok: true }> & { readonly leftOut: number })
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** All files together: those of one instrument say what happened to it. */
export async function importActionsFiles(
  shared: SharedDatabase,
  { paths, symbol, owner }: ActionsFilesToImport,
): Promise<ActionsFilesImport> {
  const all: CorporateAction[] = [];
  for (const path of paths) {
    const text = await readDataFile(path);
    if (text === null) return refuse(`${path} cannot be read as a .csv or .csv.gz file.`);
    const read = readCorporateActions(text, symbol);
    if (!read.ok) return refuse(`${path}, line ${read.line}: ${read.message}.`);
    all.push(...read.actions);
  }
  const actions = all.filter((action) => action.symbol === symbol);
  const leftOut = all.length - actions.length;
  const imported = await importActions(shared, { actions, source: paths.join(', '), owner });
  return imported.ok ? { ...imported, leftOut } : imported;
}

function refuse(message: string): ActionsFilesImport {
  return { ok: false, error: { code: 'ACTIONS_FILE_UNREADABLE', message } };
}
