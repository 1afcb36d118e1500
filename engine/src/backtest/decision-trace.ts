/** Watches a strategy at work: what it asked for on each bar, and what its indicators then held. */
import type { OrderDesk, StrategyDefinition } from '../strategies/define-strategy.js';
import type { Tracked } from '../strategies/tracked-state.js';

export interface TracedBar {
  /** The strategy's calls on its desk, as text; empty when it asked for nothing. */
  readonly decision: string;
  /** Name and saved state of each tracked item, in the order they were registered. */
  readonly state: readonly (readonly [name: string, saved: string])[];
}

export class DecisionTrace {
  readonly bars: (TracedBar | null)[] = [];

  /** Saving state is the dear part: `wanted` says for which bars it is needed. */
  constructor(private readonly wanted: (bar: number) => boolean) {}

  /** The same strategy, watched. One trace serves one run on one symbol. */
  watch(definition: StrategyDefinition): StrategyDefinition {
    return {
      ...definition,
      create: (setup) => {
        const tracked: Tracked[] = [];
        const instance = definition.create({
          ...setup,
          track: (item) => {
            tracked.push(item);
            return setup.track(item);
          },
        });
        return {
          onBar: (bar, desk, inputs) => {
            const calls: string[] = [];
            try {
              instance.onBar(bar, recording(desk, calls), inputs);
            } finally {
              this.note(calls, tracked);
            }
          },
        };
      },
    };
  }

  private note(calls: readonly string[], tracked: readonly Tracked[]): void {
    const wanted = this.wanted(this.bars.length);
    this.bars.push(wanted ? { decision: calls.join('; '), state: tracked.map(stateOf) } : null);
  }
}

function stateOf(item: Tracked, index: number): readonly [string, string] {
  return [`${item.constructor.name} (tracked #${index + 1})`, JSON.stringify(item.save())];
}

function recording(desk: OrderDesk, calls: string[]): OrderDesk {
  return new Proxy(desk, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        calls.push(`${String(key)}(${given.map((item) => JSON.stringify(item)).join(', ')})`);
        return (value as (...items: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}
