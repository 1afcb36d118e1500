/** Where the commands that work without a server keep what they remember: the home of the product. */
import { resolve } from 'node:path';

export function fiduciaHome(): string {
  return resolve(process.env['FIDUCIA_HOME'] ?? '.fiducia');
}
