/** The strategies that can be deployed. */
import type { CallOptions } from '../client-options.js';
import { strategiesQuery } from '../generated/documents.js';
import type { StrategyDefinition } from '../generated/models.js';
import type { Transport } from '../transport.js';

export class Strategies {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Every strategy that can be deployed, with its parameters, their bounds and its version. */
  async list(options?: CallOptions): Promise<readonly StrategyDefinition[]> {
    return (await this.#transport.request(strategiesQuery, {}, options)).strategies;
  }
}
