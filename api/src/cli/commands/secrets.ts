/** `fiducia secrets`: the keys that wrap every stored secret. For the operator, on the machine itself. */
import type { Command } from 'commander';

import { print, printJson } from '../terminal.js';

interface SecretsFlags {
  readonly json?: boolean;
  readonly status?: boolean;
}

export function registerSecrets(program: Command): void {
  const secrets = program
    .command('secrets')
    .description('the keys that wrap stored secrets: status, rotate, rewrap')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: SecretsFlags) => showStatus(flags));
  secrets
    .command('status')
    .description('how many secrets each version of each key wraps (what `secrets` alone does)')
    .action(async (_: unknown, command: Command) => showStatus(command.optsWithGlobals()));
  secrets
    .command('rotate')
    .description('add a version of the key; a process with the role jobs wraps the rest under it')
    .action(async (_: unknown, command: Command) => rotate(command.optsWithGlobals()));
  secrets
    .command('rewrap')
    .description('wrap every secret under the newest version now')
    .option('--status', 'only say what is left to do')
    .action(async (_: unknown, command: Command) => {
      const flags: SecretsFlags = command.optsWithGlobals();
      await (flags.status === true ? showStatus(flags) : rewrap(flags));
    });
}

async function showStatus(flags: SecretsFlags): Promise<void> {
  const { secretsStatus } = await import('../secrets-desk.js');
  const { statusText } = await import('../secrets-text.js');
  const status = await secretsStatus();
  if (flags.json === true) printJson(status);
  else print(statusText(status));
}

async function rotate(flags: SecretsFlags): Promise<void> {
  const { rotateSecretKeys } = await import('../secrets-desk.js');
  const rotated = await rotateSecretKeys();
  if (flags.json === true) printJson(rotated);
  else print(`${rotated.ring} wraps under version ${rotated.version} from now on.`);
}

async function rewrap(flags: SecretsFlags): Promise<void> {
  const { rewrapAllSecrets } = await import('../secrets-desk.js');
  const done = await rewrapAllSecrets();
  if (flags.json === true) printJson(done);
  else print(`${done.secrets} secrets are now under version ${done.version} of ${done.ring}.`);
}
