/** Reads the recorded splits and dividends of instruments. */
import type { SharedDatabase, SqlTransaction } from '@fiducia/tenants';
import { present } from '../../domain/assert.js';
import type { CorporateAction } from '../../domain/corporate-action.js';

interface ActionRow {
  readonly symbol: string;
  readonly kind: CorporateAction['type'];
  readonly day: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly amount: string | null;
}

/** What takes effect on one day in the order in which it was given. */
const ACTIONS = `
  select symbol, kind, ex_day - date '1970-01-01' as day, numerator, denominator, amount
  from corporate_action where symbol = any($1::text[]) order by symbol, ex_day, kind, place`;

export async function loadActions(
  from: Pick<SharedDatabase, 'query'> | Pick<SqlTransaction, 'query'>,
  symbols: readonly string[],
): Promise<readonly CorporateAction[]> {
  const { rows } = await from.query<ActionRow>(ACTIONS, [symbols]);
  return rows.map(toAction);
}

function toAction(row: ActionRow): CorporateAction {
  const { symbol, day: exDay, kind: type } = row;
  if (type === 'DIVIDEND') {
    return { type, symbol, exDay, amount: present(row.amount, 'amount of a dividend') };
  }
  const numerator = present(row.numerator, 'new shares of a split');
  return { type, symbol, exDay, numerator, denominator: present(row.denominator, 'old shares') };
}
