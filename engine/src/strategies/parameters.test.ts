/** Parameters of strategies, and definitions that make no sense. */
import { describe, expect, it } from 'vitest';
import { builtInStrategies } from './built-in-strategies.js';
import { checkStrategyParameters } from './check-strategy-parameters.js';
import { defineStrategy } from './define-strategy.js';
import { describeParameters } from './parameters.js';
import { StrategyRegistry } from './strategy-registry.js';
import { smaCross } from './sma-cross.js';

describe('parameters', () => {
  it('take their defaults where nothing is said', () => {
    expect(checkStrategyParameters(smaCross, { fast: 10 })).toEqual({
      ok: true,
      values: { fast: 10, slow: 50, long_only: false, size: 1 },
    });
  });

  it.each([
    [{ speed: 1 }, 'there is no parameter "speed"'],
    [{ fast: '10' }, 'fast must be a whole number from 1 to 5000'],
    [{ fast: 1.5 }, 'fast must be a whole number'],
    [{ fast: Number.NaN }, 'fast must be a whole number'],
    [{ fast: 1e9 }, 'fast must be a whole number'],
    [{ size: 0 }, 'size must be a number from 0.000001 to 1'],
    [{ long_only: 1 }, 'long_only must be true or false'],
    [{ fast: 50, slow: 20 }, 'fast must be below slow'],
    [JSON.parse('{"constructor": 1}') as object, 'there is no parameter "constructor"'],
  ])('refuse %j: %s', (given, error) => {
    const result = checkStrategyParameters(smaCross, given as Record<string, unknown>);
    expect(result.ok ? '' : result.error).toContain(error);
  });

  it.each(['limit-pullback', 'stop-breakout'])('of %s take the units of a cheap coin', (name) => {
    const strategy = builtInStrategies().get(name);
    const units = 50_000_000_000;
    expect(strategy && checkStrategyParameters(strategy, { units }).ok).toBe(true);
  });

  it('of every built-in strategy have defaults that it takes, and a line each for people', () => {
    for (const strategy of builtInStrategies().list()) {
      expect(checkStrategyParameters(strategy, {}).ok).toBe(true);
      for (const row of describeParameters(strategy.parameters)) {
        expect(row.description).toMatch(/\.$/);
      }
    }
  });
});

describe('a definition', () => {
  const definition = { ...smaCross, parameters: {}, create: () => ({ onBar: () => undefined }) };
  it.each([
    [{ name: 'My Strategy' }, 'lower-case-with-dashes'],
    [{ version: '1' }, 'a version looks like 1.0.0'],
  ])('with %j is refused', (fault, message) => {
    const { title, description, name, version, parameters, create } = definition;
    const whole = { title, description, name, version, parameters, create, ...fault };
    expect(() => defineStrategy(whole)).toThrow(message);
  });

  it('is registered once', () => {
    expect(() => new StrategyRegistry([smaCross, smaCross])).toThrow('is there twice');
  });
});
