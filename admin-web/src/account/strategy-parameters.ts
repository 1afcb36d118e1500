/** A strategy's parameters as a form has them (text), as the API takes them, and as one reads them. */
import type { JsonValue, StrategyParameter } from '@fiducia/sdk';
import { compareDecimals, isDecimal } from '../format/decimal.js';

export type ParameterTexts = Readonly<Record<string, string>>;
export type ParameterProblem = 'MISSING' | 'NOT_A_NUMBER' | 'NOT_WHOLE' | 'TOO_SMALL' | 'TOO_LARGE';

export function defaultTexts(parameters: readonly StrategyParameter[]): ParameterTexts {
  return Object.fromEntries(
    parameters.map(({ name, default: value }) => [name, value === null ? '' : String(value)]),
  );
}

export function problemOfParameter(
  { type, min, max }: StrategyParameter,
  text: string,
): ParameterProblem | null {
  if (text.trim() === '') return 'MISSING';
  if (type !== 'integer' && type !== 'number') return null;
  if (!isDecimal(text.trim())) return 'NOT_A_NUMBER';
  if (type === 'integer' && !/^-?\d+$/.test(text.trim())) return 'NOT_WHOLE';
  if (min !== null && compareDecimals(text.trim(), min) < 0) return 'TOO_SMALL';
  if (max !== null && compareDecimals(text.trim(), max) > 0) return 'TOO_LARGE';
  return null;
}

export function parameterValues(
  parameters: readonly StrategyParameter[],
  texts: ParameterTexts,
): Record<string, JsonValue> {
  return Object.fromEntries(
    parameters.map(({ name, type }) => {
      const text = (texts[name] ?? '').trim();
      if (type === 'integer' || type === 'number') return [name, Number(text)];
      return [name, type === 'boolean' ? text === 'true' : text];
    }),
  );
}

/** For a list of names and values; anything nested is shown as JSON. */
export function parameterEntries(parameters: JsonValue): readonly (readonly [string, string])[] {
  if (parameters === null || typeof parameters !== 'object' || Array.isArray(parameters)) return [];
  return Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
}
