/** Imports files of splits and dividends, `.csv` or `.csv.gz`, of recorded instruments. */
import type { SharedDatabase } from '@fiducia/tenants';
import type { CorporateAction } from '../../domain/corporate-action.js';
import { symbolOfFile } from '../file-series.js';
import { readDataFile } from '../read-data-file.js';
import { importActions } from './import-actions.js';
import type { ActionsImport } from './import-actions.js';
import { readCorporateActions } from './read-corporate-actions.js';

export interface ActionsFilesToImport {
  readonly paths: readonly string[];
  /** Of the recorded bars; what happened to others is left out. */
  readonly symbols: readonly string[];
  readonly owner: string;
}

export type ActionsFilesImport =
  | (Extract<ActionsImport, { readonly ok: true }> & { readonly leftOut: number })
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/**
 * All files together: those of one instrument say what happened to it. A file without a column
 * `symbol` is of the instrument that it is named after, or of the only one.
 */
export async function importActionsFiles(
  shared: SharedDatabase,
  { paths, symbols, owner }: ActionsFilesToImport,
): Promise<ActionsFilesImport> {
  const all: CorporateAction[] = [];
  for (const path of paths) {
    const text = await readDataFile(path);
    if (text === null) return refuse(`${path} cannot be read as a .csv or .csv.gz file.`);
    const [only = ''] = symbols;
    const named = symbolOfFile(path);
    const own = symbols.length === 1 ? only : symbols.includes(named) ? named : '';
    const read = readCorporateActions(text, own);
    if (!read.ok) return refuse(`${path}, line ${read.line}: ${read.message}.`);
    if (read.actions.some(({ symbol }) => symbol === '')) {
      return refuse(`${path} does not say whose actions it has: give it a column symbol.`);
    }
    all.push(...read.actions);
  }
  const actions = all.filter(({ symbol }) => symbols.includes(symbol));
  const leftOut = all.length - actions.length;
  const imported = await importActions(shared, { actions, source: paths.join(', '), owner });
  return imported.ok ? { ...imported, leftOut } : imported;
}

function refuse(message: string): ActionsFilesImport {
  return { ok: false, error: { code: 'ACTIONS_FILE_UNREADABLE', message } };
}
