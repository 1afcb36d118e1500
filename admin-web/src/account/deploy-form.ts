/** What the deploy dialog asks, and whether it can be sent. */
import type { DeployStrategyInput, Instrument, StrategyDefinition } from '@fiducia/sdk';
import { compareDecimals, isDecimal } from '../format/decimal.js';
import type { ParameterTexts } from './strategy-parameters.js';
import { defaultTexts, parameterValues, problemOfParameter } from './strategy-parameters.js';

export interface DeployForm {
  readonly strategy: StrategyDefinition;
  readonly texts: ParameterTexts;
  readonly symbols: readonly string[];
  readonly capitalSharePct: string;
}

const DEFAULT_SHARE_PCT = '50';

export function newDeployForm(
  strategy: StrategyDefinition,
  instruments: readonly Instrument[],
): DeployForm {
  return {
    strategy,
    texts: defaultTexts(strategy.parameters),
    symbols: instruments.slice(0, 1).map(({ symbol }) => symbol),
    capitalSharePct: DEFAULT_SHARE_PCT,
  };
}

export function isShare(text: string): boolean {
  const share = text.trim();
  return isDecimal(share) && compareDecimals(share, '0') > 0 && compareDecimals(share, '100') <= 0;
}

export function isDeployable({ strategy, texts, symbols, capitalSharePct }: DeployForm): boolean {
  const parametersFit = strategy.parameters.every(
    (parameter) => problemOfParameter(parameter, texts[parameter.name] ?? '') === null,
  );
  return parametersFit && symbols.length > 0 && isShare(capitalSharePct);
}

export function deployInput(
  { strategy, texts, symbols, capitalSharePct }: DeployForm,
  accountId: string,
  idempotencyKey: string,
): DeployStrategyInput {
  return {
    idempotencyKey,
    accountId,
    strategy: strategy.name,
    parameters: parameterValues(strategy.parameters, texts),
    symbols,
    capitalSharePct: capitalSharePct.trim(),
  };
}
