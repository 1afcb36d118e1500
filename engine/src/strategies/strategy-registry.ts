/** The strategies that may be deployed, by name. */
import { assertThat } from '../domain/assert.js';
import type { StrategyDefinition } from './define-strategy.js';

export class StrategyRegistry {
  private readonly byName = new Map<string, StrategyDefinition>();

  constructor(definitions: Iterable<StrategyDefinition> = []) {
    for (const definition of definitions) this.add(definition);
  }

  add(definition: StrategyDefinition): void {
    assertThat(!this.byName.has(definition.name), `strategy ${definition.name} is there twice`);
    this.byName.set(definition.name, definition);
  }

  get(name: string): StrategyDefinition | undefined {
    return this.byName.get(name);
  }

  list(): readonly StrategyDefinition[] {
    return [...this.byName.values()];
  }
}
