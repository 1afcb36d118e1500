/** The settings of a run in words: also its costs, and what converted what. */
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/i18n-context.js';
import { instrumentOf, runOf } from '../testing/research-samples.js';
import { moneyFacts } from './run-facts.js';

const i18n = createI18n('en');
const factsOf = (run: Parameters<typeof runOf>[0]) =>
  Object.fromEntries(moneyFacts(runOf(run), i18n));
const quoted = (symbol: string, currency: string) => ({ ...instrumentOf(symbol), currency });

describe('the settings of a run', () => {
  it('tell nothing of rates where nothing is converted', () => {
    const facts = factsOf({});
    expect(facts).toMatchObject({ 'Account currency': 'USD', 'Opening cash': '$10,000.00' });
    expect(Object.keys(facts)).not.toContain('Converted by');
  });

  it.each([
    ['a rate beside', [quoted('SIE', 'EUR')], [quoted('EURUSD', 'USD')], 'EURUSD'],
    ['a pair that is traded', [quoted('SIE', 'EUR'), quoted('EUR/USD', 'USD')], [], 'EUR/USD'],
    ['a rate upside down', [quoted('SONY', 'JPY')], [quoted('USDJPY', 'JPY')], 'USDJPY'],
  ])('name %s by which prices were converted', (_, instruments, conversionRates, rate) => {
    const facts = factsOf({ instruments, conversionRates });
    expect(facts).toMatchObject({ 'Converted by': rate });
  });

  it('tell each cost under its name, and as it was what has none here', () => {
    const costs = {
      fees: { takerRate: '0.001' },
      slippage: { halfSpread: 0.0002, impact: 0, participation: 0.1 },
      latencyMs: 250,
    };
    const facts = factsOf({ fillModel: { ...runOf().fillModel, costs } });
    expect(facts).toMatchObject({
      'Half the spread': '0.02\u00a0%',
      'Share of volume': '10\u00a0%',
      Delay: '250\u00a0ms',
      'Market costs': '{"fees":{"takerRate":"0.001"}}',
    });
    expect(Object.keys(facts)).not.toContain('Impact');
  });
});
