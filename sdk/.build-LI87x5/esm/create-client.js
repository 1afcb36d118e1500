/** Makes a client. Nothing is sent before its first call. */
import { resolveOptions } from './client-options.js';
import { FiduciaClient } from './fiducia-client.js';
import { Transport } from './transport.js';
/**
 * Makes a client; throws ConfigurationError when the options cannot work or would expose a secret.
 *
 * @example
 * const mine = createClient({ url: 'https://api.example.com', apiKey: process.env.FIDUCIA_API_KEY });
 */
export function createClient(options) {
    return new FiduciaClient(new Transport(resolveOptions(options)));
}
//# sourceMappingURL=create-client.js.map