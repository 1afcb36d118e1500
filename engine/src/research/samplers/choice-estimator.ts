/** Density over listed values: how often each was seen, one more of each as a prior. */
import type { ParameterValue } from '../../strategies/parameters.js';
import type { Estimator } from './tpe-sampler.js';

export function choiceEstimator(
  choices: readonly ParameterValue[],
  values: readonly ParameterValue[],
): Estimator {
  const counts = new Map(choices.map((choice) => [choice, 1]));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const total = choices.length + values.length;
  return {
    draw(random) {
      let left = random() * total;
      for (const choice of choices) {
        left -= counts.get(choice) ?? 0;
        if (left < 0) return choice;
      }
      return choices[choices.length - 1] as ParameterValue;
    },
    logDensity: (value) => Math.log((counts.get(value) ?? 1) / total),
  };
}
