/** The settings of a run as names and values, to be listed or compared. */
import type { ResearchRun } from '@fiducia/sdk';
import { percentOfFraction } from '../../format/percent.js';
import type { I18n } from '../../i18n/i18n-context.js';
import type { LimitName } from '../form/limits-form.js';
import { AMOUNT_LIMITS, PERCENT_LIMITS } from '../form/limits-form.js';

export type FactText = readonly [name: string, value: string];

export function moneyFacts(run: ResearchRun, { t, formats }: I18n): readonly FactText[] {
  const { cash, currency, commission, fillModel, strategy } = run;
  const facts: FactText[] = [
    [t('research.form.strategyName'), `${strategy.name} ${strategy.version}`],
    [t('research.form.cash'), formats.money(cash, currency)],
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
  if (fillModel.costs !== null) {
    facts.push([t('research.costs'), JSON.stringify(fillModel.costs)]);
  }
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
