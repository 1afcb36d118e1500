/** The work of `fiducia audit head`: the newest signed head of a running system. */
import { ask } from '../ask.js';
import { CliFailure } from '../cli-failure.js';
import type { ConnectionFlags } from '../connection.js';
import { printJson } from '../terminal.js';

export async function headCommand(flags: ConnectionFlags): Promise<void> {
  const { newest, alarm } = await ask(flags, 'AUDIT', (client) => client.audit.status());
  if (alarm !== null) throw new CliFailure(alarm.sentence, 1);
  if (newest === null) {
    throw new CliFailure('Nothing is signed yet: a minute after its first entries a log is.', 1);
  }
  if (flags.json === true) printJson(newest);
  else process.stdout.write(newest.note);
}
