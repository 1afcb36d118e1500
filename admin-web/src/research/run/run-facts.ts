/** The settings of a run as names and values, to be listed or compared. */
import type { ResearchRun } from '@fiducia/sdk';
import { percentOfFraction } from '../../format/percent.js';
import type { I18n } from '../../i18n/i18n-context.js';
import { rateBetween } from '../form/account-currency.js';
import type { CostName } from '../form/costs-form.js';
import { COST_NAMES, costsOf } from '../form/costs-form.js';
import type { LimitName } from '../form/limits-form.js';
import { foreignCurrencies } from '../run-state.js';
import { AMOUNT_LIMITS, PERCENT_LIMITS } from '../form/limits-form.js';

export type FactText = readonly [name: string, value: string];

export function moneyFacts(run: ResearchRun, { t, formats }: I18n): readonly FactText[] {
  const { cash, currency, commission, fillModel, strategy } = run;
  const facts: FactText[] = [
    [t('research.form.strategyName'), `${strategy.name} ${strategy.version}`],
    [t('research.form.cash'), formats.money(cash, currency)],
    [t('research.form.currency'), currency],
    ...conversionFacts(run, t),
    [
      t('research.form.commission'),
      commission === null
        ? t('research.form.commissionOwn')
        : formats.percent(percentOfFraction(commission)),
    ],
    [
      t('research.form.fillModel'),
      fillModel.name === 'reference' || fillModel.name === 'conservative'
        ? t(`research.fillModel.${fillModel.name}`)
        : fillModel.name,
    ],
  ];
  facts.push(...costFacts(run, t));
  if (fillModel.spread !== null) {
    facts.push([t('research.form.spread'), formats.percent(percentOfFraction(fillModel.spread))]);
  }
  if (fillModel.margin !== null) {
    facts.push([t('research.form.margin'), formats.percent(percentOfFraction(fillModel.margin))]);
  }
  if (fillModel.tradeOnClose === true) {
    facts.push([t('research.form.tradeOnClose'), t('value.yes')]);
  }
  return facts;
}

const COST_UNITS: Readonly<Record<CostName, string>> = {
  halfSpreadPct: '\u00a0%',
  impact: '',
  participationPct: '\u00a0%',
  latencyMs: '\u00a0ms',
};

/** Those with a field in the form under its name; what else the engine was given as it was. */
function costFacts({ fillModel }: ResearchRun, t: I18n['t']): readonly FactText[] {
  const { costTexts, costsBase } = costsOf(fillModel.costs);
  const given = COST_NAMES.filter((name) => costTexts[name] !== '');
  const facts = given.map((name): FactText => {
    return [t(`research.cost.${name}`), `${costTexts[name]}${COST_UNITS[name]}`];
  });
  return costsBase === null ? facts : [...facts, [t('research.costs'), JSON.stringify(costsBase)]];
}

/** What was quoted in other currencies, and by what it was converted. */
function conversionFacts(run: ResearchRun, t: I18n['t']): readonly FactText[] {
  const foreign = foreignCurrencies(run);
  if (foreign.length === 0) return [];
  const known = [...run.conversionRates, ...run.instruments];
  const rates = foreign.flatMap((from) => rateBetween(known, from, run.currency)?.symbol ?? []);
  return [
    [t('research.form.quotedIn'), foreign.join(', ')],
    [t('research.form.convertedBy'), rates.join(', ')],
  ];
}

export function limitFacts(
  { limits, currency }: ResearchRun,
  { t, formats }: I18n,
): readonly FactText[] {
  if (limits === null) return [[t('research.form.limits'), t('research.limits.NONE')]];
  const label = (name: LimitName): string => t(`mandate.${name}`);
  return [
    ...PERCENT_LIMITS.map((name): FactText => [label(name), formats.percent(limits[name])]),
    ...AMOUNT_LIMITS.flatMap((name): FactText[] => {
      const value = limits[name];
      if (value === null) return [];
      const isMoney = name === 'maxOrderNotional';
      return [[label(name), isMoney ? formats.money(value, currency) : formats.decimal(value)]];
    }),
    [label('allowShort'), limits.allowShort ? t('value.yes') : t('value.no')],
    [label('onStop'), t(`mandate.onStop.${limits.onStop}`)],
  ];
}
