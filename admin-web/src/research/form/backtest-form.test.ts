/** A form becomes a request without losing a digit, and a run becomes the form that asks for it. */
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/i18n-context.js';
import { CROSS, runOf, seriesOf } from '../testing/research-samples.js';
import type { BacktestForm } from './backtest-form.js';
import { backtestInput, formOfRun, newBacktestForm, sweepInput } from './backtest-form.js';
import { NO_COSTS } from './costs-form.js';
import { formErrors } from './form-errors.js';
import { DEFAULT_LIMIT_TEXTS } from './limits-form.js';
import { refusedField } from './refused-field.js';

const { t } = createI18n('en');
const ALL = { from: '2000-01-03', to: '2020-04-17' };
const FACTS = { all: ALL, isCurrencyKnown: true };
const form = (changes: Partial<BacktestForm> = {}): BacktestForm => ({
  ...newBacktestForm(CROSS, [seriesOf('SP500')]),
  ...changes,
});
const LIMITS = {
  maxOrderNotionalPct: '5',
  maxOrderNotional: null,
  maxOrderUnits: null,
  maxGrossExposurePct: '80',
  cashReservePct: '20',
  maxDrawdownPct: '10',
  maxDailyLossPct: '5',
  allowShort: false,
  onStop: 'CLOSE_POSITIONS',
} as const;

describe('a new form', () => {
  it('can be sent as it is', () => {
    expect(formErrors(form(), FACTS, t)).toEqual({});
    expect(backtestInput(form(), 'key')).toEqual({
      idempotencyKey: 'key',
      strategy: 'cross',
      parameters: { fast: 20, slow: 50, size: 1, long_only: false },
      symbols: ['SP500'],
      from: '2000-01-03T00:00:00.000Z',
      to: '2020-04-17T23:59:59.999Z',
      cash: '10000',
      currency: null,
      commission: null,
      fillModel: { name: 'conservative' },
      limits: {},
    });
  });

  it('sends percentages as fractions, digit by digit', () => {
    const input = backtestInput(
      form({
        fillModel: 'reference',
        spreadPct: '0.02',
        marginPct: '20',
        commissionPct: '0.1',
        limits: 'NONE',
      }),
      'key',
    );
    expect(input.commission).toBe('0.001');
    expect(input.limits).toBeNull();
    expect(input.fillModel).toEqual({
      name: 'reference',
      spread: '0.0002',
      margin: '0.2',
      tradeOnClose: false,
    });
  });

  it('sends own limits whole, with null for an amount that is left empty', () => {
    const limitTexts = { ...DEFAULT_LIMIT_TEXTS, maxOrderUnits: ' 7 ', allowShort: 'true' };
    expect(backtestInput(form({ limits: 'OWN', limitTexts }), 'key').limits).toEqual({
      ...LIMITS,
      maxOrderUnits: '7',
      allowShort: true,
    });
  });
});

describe('market costs', () => {
  it('are sent as the engine reads them, or not at all', () => {
    const costTexts = {
      halfSpreadPct: '0.02',
      impact: '0.5',
      participationPct: '',
      latencyMs: '250',
    };
    expect(backtestInput(form({ costTexts }), 'key').fillModel).toEqual({
      name: 'conservative',
      costs: { slippage: { halfSpread: 0.0002, impact: 0.5 }, latencyMs: 250 },
    });
  });

  it('of a copied run are kept, those without a field as well', () => {
    const costs = {
      fees: { takerRate: '0.001' },
      slippage: { halfSpread: 0.0002, rate: 0.1, ticks: 1, impact: 0, participation: 0.1 },
      latencyMs: 0,
    };
    const conservative = { ...runOf().fillModel, costs };
    const again = formOfRun(runOf({ fillModel: conservative }), CROSS);
    expect(again.costTexts).toEqual({
      halfSpreadPct: '0.02',
      impact: '',
      participationPct: '10',
      latencyMs: '',
    });
    expect(backtestInput(again, 'key').fillModel).toEqual({
      name: 'conservative',
      costs: {
        fees: { takerRate: '0.001' },
        slippage: { rate: 0.1, ticks: 1, halfSpread: 0.0002, participation: 0.1 },
      },
    });
  });
});

describe('the errors of a form', () => {
  it.each<readonly [string, Partial<BacktestForm>, string]>([
    ['a parameter', { texts: { ...form().texts, fast: '0' } }, 'parameters.fast'],
    ['no instrument', { symbols: [] }, 'symbols'],
    ['no cash', { cash: '0' }, 'cash'],
    ['a commission of everything', { commissionPct: '100' }, 'commission'],
    [
      'a share of no volume',
      { costTexts: { ...NO_COSTS, participationPct: '0' } },
      'costs.participationPct',
    ],
    ['half a millisecond', { costTexts: { ...NO_COSTS, latencyMs: '0.5' } }, 'costs.latencyMs'],
    ['a margin of nothing', { fillModel: 'reference', marginPct: '0' }, 'fillModel.margin'],
    ['a spread below nothing', { fillModel: 'reference', spreadPct: '-1' }, 'fillModel.spread'],
    ['a period that is reversed', { period: { from: '2010-01-02', to: '2010-01-01' } }, 'to'],
    [
      'a limit that is no number',
      { limits: 'OWN', limitTexts: { ...DEFAULT_LIMIT_TEXTS, maxDrawdownPct: 'ten' } },
      'limits.maxDrawdownPct',
    ],
  ])('name the field of %s', (_, changes, field) => {
    expect(Object.keys(formErrors(form(changes), FACTS, t))).toEqual([field]);
  });

  it('do not ask for fields that are not there', () => {
    const limitTexts = { ...DEFAULT_LIMIT_TEXTS, maxDrawdownPct: '' };
    expect(formErrors(form({ spreadPct: '', marginPct: '', limitTexts }), FACTS, t)).toEqual({});
  });
});

describe('the currency of the account', () => {
  it('is sent when it is chosen, and has to be where it does not follow', () => {
    expect(backtestInput(form({ currency: 'EUR' }), 'key').currency).toBe('EUR');
    const unknown = { ...FACTS, isCurrencyKnown: false };
    expect(Object.keys(formErrors(form(), unknown, t))).toEqual(['currency']);
    expect(Object.keys(formErrors(form({ symbols: [] }), unknown, t))).toEqual(['symbols']);
  });

  it('of a copied run is kept', () => {
    expect(formOfRun(runOf({ currency: 'EUR' }), CROSS).currency).toBe('EUR');
  });
});

describe('a stored run as a form', () => {
  it('asks the same again', () => {
    const again = formOfRun(runOf({ limits: LIMITS, commission: '0.001', cash: '2500' }), CROSS);
    expect(again).toMatchObject({ limits: 'DEFAULT', commissionPct: '0.1', cash: '2500' });
    expect(formOfRun(runOf({ limits: { ...LIMITS, allowShort: true } }), CROSS).limits).toBe('OWN');
    expect(formOfRun(runOf(), CROSS).limits).toBe('NONE');
  });

  it('takes a trial of a search as a single run', () => {
    const search = {
      sampler: 'GRID',
      space: { fast: { type: 'integer', min: 5, max: 15, step: 5 } },
      trials: 3,
      objective: 'sharpe',
      direction: 'MAXIMIZE',
      seed: 1,
    } as const;
    const run = runOf({ kind: 'SWEEP', search });
    const trial = formOfRun(run, CROSS, { fast: 10 });
    expect(trial.kind).toBe('BACKTEST');
    expect(trial.texts).toMatchObject({ fast: '10', slow: '50' });
    const whole = formOfRun(run, CROSS);
    expect(whole.kind).toBe('SWEEP');
    expect(sweepInput(whole, 'key')).toMatchObject({
      sampler: 'GRID',
      space: { fast: { min: 5, max: 15, step: 5 } },
      objective: 'sharpe',
      trials: null,
    });
  });
});

describe('a refusal of the server', () => {
  const refusal = (field: string): Error =>
    Object.assign(new Error('Wrong.'), { code: 'INVALID_INPUT', field });

  it('stands under its field where the form shows it', () => {
    expect(refusedField(refusal('parameters.fast'))).toEqual({
      errors: { 'parameters.fast': 'Wrong.' },
    });
    expect(refusedField(refusal('idempotencyKey'))).toBeNull();
    expect(refusedField(new Error('Network'))).toBeNull();
    expect(refusedField(null)).toBeNull();
  });
});
