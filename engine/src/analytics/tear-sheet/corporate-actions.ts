/** Splits and dividends that took effect, and what they did to what was held. */
import type { AppliedAction } from '../../domain/applied-action.js';
import { decimal, money, wholeDay } from './format-figures.js';
import { NOTHING } from './html.js';
import type { Html } from './html.js';
import { section } from './plot.js';
import { table } from './tables.js';
import type { TearSheetData } from './tear-sheet-data.js';

export function renderCorporateActions({ corporateActions, currency }: TearSheetData): Html {
  if (corporateActions === undefined || corporateActions.count === 0) return NOTHING;
  const { count, dividends, shown } = corporateActions;
  const all = `dividends together ${money(Number(dividends), currency)}`;
  return section(
    'Splits and dividends',
    count > shown.length ? `the newest ${shown.length} of ${count}; ${all}` : all,
    table<AppliedAction>(
      [
        { title: 'Day', text: true, cell: ({ at }) => wholeDay(at) },
        { title: 'Instrument', text: true, cell: ({ symbol }) => symbol },
        { title: 'What', text: true, cell: whatHappened },
        { title: 'Held afterwards', cell: ({ quantity }) => figureOf(quantity) },
        { title: 'Cash', cell: ({ cash }) => (Number(cash) === 0 ? '' : decimal(Number(cash), 2)) },
      ],
      shown,
    ),
  );
}

function whatHappened(action: AppliedAction): string {
  if (action.type === 'DIVIDEND') return `Dividend of ${figureOf(action.amount)} a share`;
  const { numerator, denominator } = action;
  return `Split: ${numerator} new shares for ${denominator} old ones`;
}

/** As many places as it has. */
function figureOf(text: string): string {
  return decimal(Number(text), text.split('.')[1]?.length ?? 0);
}
