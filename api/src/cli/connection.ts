/** Which running system a command talks to, and as whom: flags, environment, or the local demo. */
import { createClient, type FiduciaClient } from '@fiducia/sdk';
import type { Command } from 'commander';

import { readEnvironment, type Environment } from '../config/environment.js';
import { demoFileSchema, keyFor, type DemoFile, type DemoKeyScope } from '../demo/demo-file.js';
import { homePaths } from '../process/home-directory.js';
import { readPrivateJson } from '../process/private-file.js';
import { CliFailure } from './cli-failure.js';

export interface ConnectionFlags {
  readonly url?: string;
  readonly apiKey?: string;
  readonly partner?: string;
  readonly json?: boolean;
}

/** The options of every command that asks a running system. */
export function withConnectionOptions(command: Command): Command {
  return command
    .option('--url <url>', 'address of the system (or FIDUCIA_URL; default: the local demo)')
    .option('--api-key <key>', 'API key (or FIDUCIA_API_KEY; default: the key of the local demo)')
    .option('--partner <slug>', 'which partner of the local demo (default: the first)')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .configureHelp({ showGlobalOptions: true });
}

/** `scope` picks among the demo's keys the one that may do what the command does. */
export function connect(flags: ConnectionFlags, scope: DemoKeyScope): FiduciaClient {
  const env = readEnvironment(process.env, process.cwd());
  const demo = readDemo(env);
  const url = systemUrl(flags, env, demo);
  const apiKey = flags.apiKey ?? env.apiKey ?? demoKey(flags, demo, url, scope);
  if (apiKey === undefined) {
    throw new CliFailure(
      `There is no API key for ${url}: give one with --api-key or FIDUCIA_API_KEY.`,
      2,
    );
  }
  return createClient({ url, apiKey });
}

export function systemUrl(
  flags: Pick<ConnectionFlags, 'url'>,
  env: Environment,
  demo: DemoFile | null,
): string {
  const url = flags.url ?? env.url ?? demo?.url;
  if (url === undefined) throw nowhere(env);
  // The environment and the demo's file are checked where they are read.
  if (!URL.canParse(url) || !/^https?:/i.test(url)) {
    throw new CliFailure(`Option --url takes an http or https address, not "${url}".`, 2);
  }
  return url;
}

export function readDemo(env: Environment): DemoFile | null {
  const found = readPrivateJson(homePaths(env.home).demoFile, demoFileSchema);
  return found.state === 'read' ? found.value : null;
}

/** The demo's keys go to the demo's own address and nowhere else. */
function demoKey(
  flags: ConnectionFlags,
  demo: DemoFile | null,
  url: string,
  scope: DemoKeyScope,
): string | undefined {
  if (demo === null || new URL(url).origin !== new URL(demo.url).origin) return undefined;
  const partner =
    flags.partner === undefined
      ? demo.partners[0]
      : demo.partners.find(({ slug }) => slug === flags.partner);
  if (partner === undefined) {
    const slugs = demo.partners.map(({ slug }) => slug).join(', ');
    throw new CliFailure(`Option --partner takes one of ${slugs}.`, 2);
  }
  return keyFor(partner, scope);
}

function nowhere(env: Environment): CliFailure {
  return new CliFailure(
    `No system is known: start one with npm start (its home would be ${env.home}), or give ` +
      '--url and --api-key, or FIDUCIA_URL and FIDUCIA_API_KEY.',
    2,
  );
}
