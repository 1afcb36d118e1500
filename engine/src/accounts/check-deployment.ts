/** Checks what shall be deployed before it is stored, so that a wrong field is named at once. */
import { newId } from '@fiducia/tenants';
import type { DeploymentId } from '@fiducia/tenants';
import { formatDecimal, isDecimalString, parseDecimal } from '../domain/decimal.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import type { DeploymentPayload } from './account-command.js';
import { invalidInput } from './failures.js';
import type { Outcome } from './failures.js';

export interface DeploymentRequest {
  readonly strategy: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly symbols: readonly string[];
  /** Share of the account's equity, percent, as a decimal string. */
  readonly capitalSharePct: string;
}

const MAX_SYMBOLS = 64;

export function checkDeployment(
  strategies: StrategyRegistry,
  request: DeploymentRequest,
): Outcome<{ readonly payload: DeploymentPayload }> {
  const definition = strategies.get(request.strategy);
  if (definition === undefined) {
    const known = strategies.list().map(({ name }) => name);
    return invalidInput('strategy', `There is no such strategy; there are ${known.join(', ')}.`);
  }
  const parameters = checkStrategyParameters(definition, request.parameters);
  if (!parameters.ok) return invalidInput('parameters', `${parameters.error}.`);
  const { symbols } = request;
  if (symbols.length === 0 || symbols.length > MAX_SYMBOLS) {
    return invalidInput('symbols', `Give 1 to ${MAX_SYMBOLS} instruments.`);
  }
  const capitalSharePct = shareOf(request.capitalSharePct);
  if (capitalSharePct === null) {
    return invalidInput('capitalSharePct', 'Give a share above 0 and at most 100, e.g. "50".');
  }
  const payload: DeploymentPayload = {
    deploymentId: newId<DeploymentId>(),
    strategy: definition.name,
    strategyVersion: definition.version,
    parameters: parameters.values,
    symbols,
    capitalSharePct,
  };
  return { ok: true, payload };
}

/** In its shortest form, so that the journal does not depend on how it was written. */
function shareOf(text: string): string | null {
  if (!isDecimalString(text)) return null;
  const { units, scale } = parseDecimal(text);
  const inRange = units > 0n && units <= 100n * 10n ** BigInt(scale) && scale <= 6;
  return inRange ? formatDecimal(units, scale) : null;
}
