/** A strategy's parameters checked one by one and then together. */
import type { StrategyDefinition } from './define-strategy.js';
import { checkParameters } from './parameters.js';
import type { ParameterCheck } from './parameters.js';

export function checkStrategyParameters(
  definition: StrategyDefinition,
  given: Readonly<Record<string, unknown>>,
): ParameterCheck {
  const checked = checkParameters(definition.parameters, given);
  if (!checked.ok || definition.validate === undefined) return checked;
  const error = definition.validate(checked.values);
  return error === null ? checked : { ok: false, parameter: '', error };
}
