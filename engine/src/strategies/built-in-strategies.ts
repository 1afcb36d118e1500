/** The strategies that come with the engine. */
import { donchian } from './donchian.js';
import { limitPullback } from './limit-pullback.js';
import { momentum } from './momentum.js';
import { rsiMeanReversion } from './rsi-mean-reversion.js';
import { smaCross } from './sma-cross.js';
import { stopBreakout } from './stop-breakout.js';
import { StrategyRegistry } from './strategy-registry.js';

export function builtInStrategies(): StrategyRegistry {
  return new StrategyRegistry([
    smaCross,
    momentum,
    donchian,
    limitPullback,
    stopBreakout,
    rsiMeanReversion,
  ]);
}
