import type { ClientOptions } from './client-options.js';
import { FiduciaClient } from './fiducia-client.js';
/**
 * Makes a client; throws ConfigurationError when the options cannot work or would expose a secret.
 *
 * @example
 * const mine = createClient({ url: 'https://api.example.com', apiKey: process.env.FIDUCIA_API_KEY });
 */
export declare function createClient(options: ClientOptions): FiduciaClient;
//# sourceMappingURL=create-client.d.ts.map