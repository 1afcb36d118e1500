/** In which currency a run's account is, and which recorded series convert what is quoted in others. */
import type { SharedDatabase } from '@fiducia/tenants';
import type { CurrencyCode } from '../domain/money.js';
import { findRates } from '../domain/resolve-conversions.js';
import { listInstruments } from '../market-data/recorded-market.js';
import { badField } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';
import type { BacktestRequest } from './research-request.js';

export interface CheckedCurrency {
  readonly currency: CurrencyCode;
  readonly rates: readonly string[];
}

const CODE = /^[A-Z0-9]{3,10}$/;

/** The request's symbols are recorded. */
export async function checkCurrency(
  shared: SharedDatabase,
  request: Pick<BacktestRequest, 'symbols' | 'currency'>,
): Promise<ResearchOutcome<CheckedCurrency>> {
  const recorded = await listInstruments(shared);
  const traded = request.symbols.flatMap((symbol) =>
    recorded.filter((instrument) => instrument.symbol === symbol),
  );
  const quoted = [...new Set(traded.map((instrument) => instrument.currency))];
  const wanted = request.currency ?? (quoted.length === 1 ? quoted[0] : undefined);
  if (wanted === undefined) {
    const sentence = `The instruments are quoted in ${quoted.join(', ')}: say the account's currency.`;
    return badField('currency', sentence);
  }
  if (!CODE.test(wanted)) return badField('currency', 'Give a currency such as USD or BTC.');
  const found = findRates(traded, recorded, wanted);
  if (!found.ok) return badField('currency', found.error);
  return { ok: true, currency: wanted, rates: found.rates.map(({ symbol }) => symbol) };
}
