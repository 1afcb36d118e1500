/** Strategies that ask for what a test wants on the bars the test names. */
import { defineStrategy } from '../strategies/define-strategy.js';
import type { OrderDesk, StrategyBar, StrategyDefinition } from '../strategies/define-strategy.js';
import { Memory } from '../strategies/tracked-state.js';

/** What to ask for, by the number of the bar, from 0. */
export type DeskScript = Readonly<Record<number, (desk: OrderDesk) => void>>;

export function scriptedStrategy(script: DeskScript): StrategyDefinition {
  return everyBarStrategy('script', (desk, tick) => script[tick - 1]?.(desk));
}

/** The test's own function on every bar; `tick` counts them, from 1. */
export function everyBarStrategy(
  name: string,
  onBar: (desk: OrderDesk, tick: number, bar: StrategyBar) => void,
): StrategyDefinition {
  return defineStrategy({
    name,
    version: '1.0.0',
    title: name,
    description: 'Asks for what a test wants.',
    parameters: {},
    create({ track }) {
      const memory = track(new Memory({ tick: 0 }));
      return {
        onBar(bar, desk) {
          memory.value.tick += 1;
          onBar(desk, memory.value.tick, bar);
        },
      };
    },
  });
}
