/** A strategy that asks for what a test wants on the bars the test names. */
import { defineStrategy } from '../strategies/define-strategy.js';
import type { OrderDesk, StrategyDefinition } from '../strategies/define-strategy.js';
import { Memory } from '../strategies/tracked-state.js';

/** What to ask for, by the number of the bar, from 0. */
export type DeskScript = Readonly<Record<number, (desk: OrderDesk) => void>>;

export function scriptedStrategy(script: DeskScript): StrategyDefinition {
  return defineStrategy({
    name: 'script',
    version: '1.0.0',
    title: 'Script',
    description: 'Asks for what a test wants.',
    parameters: {},
    create({ track }) {
      const memory = track(new Memory({ bar: 0 }));
      return {
        onBar(_bar, desk) {
          script[memory.value.bar]?.(desk);
          memory.value.bar += 1;
        },
      };
    },
  });
}
