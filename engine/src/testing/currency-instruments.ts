/** Instruments of several currencies for tests, and an account in US dollars that holds them. */
import { resolveConversions } from '../domain/resolve-conversions.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { assertThat } from '../domain/assert.js';
import { ACME } from './test-account.js';

const FREE = { ...ACME, takerFeeRate: '0', makerFeeRate: '0' } as const;

function pair(symbol: string, tickSize: string): InstrumentSpec {
  const currency = symbol.slice(3);
  return { ...FREE, symbol, name: symbol, assetClass: 'FOREX', currency, tickSize };
}

export const EURUSD = pair('EURUSD', '0.0001');
export const GBPUSD = pair('GBPUSD', '0.0001');
export const USDJPY = pair('USDJPY', '0.01');
export const EURGBP = pair('EURGBP', '0.0001');
/** A share quoted in euros, at a fee of 0.1 %. */
export const SIE: InstrumentSpec = { ...ACME, symbol: 'SIE', name: 'Siemens', currency: 'EUR' };
/** A share quoted in yen, without fees. */
export const SONY: InstrumentSpec = { ...FREE, symbol: 'SONY', name: 'Sony', currency: 'JPY' };

export function converted(...instruments: InstrumentSpec[]): readonly InstrumentSpec[] {
  const resolved = resolveConversions(instruments, 'USD');
  assertThat(resolved.ok, resolved.ok ? '' : resolved.error);
  return resolved.instruments;
}
