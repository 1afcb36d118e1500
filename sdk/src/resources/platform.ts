/** For the operator of the platform: how its partners are doing. */
import { partnersQuery } from '../generated/documents.js';
import type { Partner } from '../generated/models.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { Transport } from '../transport.js';

export class Platform {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Every partner, by slug: counts, and what waits. Needs PLATFORM_READ. */
  partners(options: ListOptions = {}): NodeList<Partner> {
    return new NodeList(
      options,
      async (cursor) =>
        (await this.#transport.request(partnersQuery, { ...cursor }, options)).partners,
    );
  }
}
