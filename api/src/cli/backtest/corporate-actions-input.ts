/** Splits and dividends that an option names, for the symbols of the run. */
import {
  readCorporateActions,
  symbolOfFile,
  type CorporateAction,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note } from '../terminal.js';
import { readText } from './bars-input.js';

/** A file without a column `symbol` is of the symbol that it is named after, or of the only one. */
export function readActions(
  files: readonly string[],
  symbols: readonly string[],
): readonly CorporateAction[] {
  return files.flatMap((file) => readActionsFile(file, symbols));
}

function readActionsFile(file: string, symbols: readonly string[]): readonly CorporateAction[] {
  const named = symbolOfFile(file);
  const [only = ''] = symbols;
  const symbol = symbols.length === 1 ? only : symbols.includes(named) ? named : '';
  const result = readCorporateActions(readText(file), symbol);
  if (!result.ok) {
    throw new CliFailure(`${file}, line ${result.line}: ${result.message}.`, 1);
  }
  const { actions } = result;
  if (actions.some((action) => action.symbol === '')) {
    throw new CliFailure(
      `${file} does not say whose actions it has: give it a column symbol, or name it ${only}.csv.`,
      2,
    );
  }
  const others = actions.filter((action) => !symbols.includes(action.symbol));
  if (others.length > 0) {
    const names = [...new Set(others.map((action) => action.symbol))].slice(0, 5).join(', ');
    const count = others.length === 1 ? '1 action' : `${others.length} actions`;
    note(`${file}: ${count} of other symbols (${names}) left out.`);
  }
  return actions.filter((action) => symbols.includes(action.symbol));
}
