/** The strategies that come with the engine. */
import { momentum } from './momentum.js';
import { smaCross } from './sma-cross.js';
import { StrategyRegistry } from './strategy-registry.js';

export function builtInStrategies(): StrategyRegistry {
  return new StrategyRegistry([smaCross, momentum]);
}
