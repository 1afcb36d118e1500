/** Indicators and findings as the schema shows them. */
import { isOnPriceScale, SERIES_COLUMNS, type IndicatorDefinition } from '@fiducia/engine';
import type { IndicatorGroupEnum } from '../enums.js';
import type { IndicatorType } from '../types/series.type.js';

type Group = keyof typeof IndicatorGroupEnum;

export function toGroup(group: IndicatorDefinition['group']): Group {
  return group.toUpperCase() as Group;
}

export function fromGroup(group: Group): IndicatorDefinition['group'] {
  return group.toLowerCase() as IndicatorDefinition['group'];
}

export function toIndicator(definition: IndicatorDefinition): IndicatorType {
  const { fn, title, description, group, inputs, parameters, outputs } = definition;
  const defaults = Object.fromEntries(parameters.map((one) => [one.name, one.default]));
  return {
    ...{ fn, title, description, inputs, parameters },
    group: toGroup(group),
    outputs: outputs.map((name) => ({
      name,
      scale: isOnPriceScale(fn, name, inputs) ? 'PRICE' : 'OWN',
    })),
    lookback: definition.lookback(defaults),
    ofBars: inputs.every((name) => (SERIES_COLUMNS as readonly string[]).includes(name)),
  };
}
