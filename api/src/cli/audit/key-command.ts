/** The work of `fiducia audit key`: the public keys of a running system. */
import { ask } from '../ask.js';
import type { ConnectionFlags } from '../connection.js';
import { printJson } from '../terminal.js';

export async function keyCommand(flags: ConnectionFlags): Promise<void> {
  const publicKey = await ask(flags, 'AUDIT', (client) => client.audit.publicKey());
  if (flags.json === true) printJson({ publicKey });
  else process.stdout.write(publicKey);
}
