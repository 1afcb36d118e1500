/** A question that only a person may ask: by their session, or as somebody of the local demo. */
import { totpCode } from '@fiducia/tenants';
import { createClient, isFiduciaError, type FiduciaClient } from '@fiducia/sdk';
import type { Command } from 'commander';

import { readEnvironment } from '../config/environment.js';
import type { DemoFile } from '../demo/demo-file.js';
import { answerOf } from './ask.js';
import { CliFailure } from './cli-failure.js';
import { readDemo, systemUrl, type ConnectionFlags } from './connection.js';
import { clientOf, readStoredSession } from './stored-session.js';

export interface PersonFlags extends ConnectionFlags {
  readonly as?: string;
}

export function withPersonOptions(command: Command): Command {
  return command.option(
    '--as <email>',
    'a person of the local demo; elsewhere `fiducia login`, or an access token in FIDUCIA_TOKEN',
  );
}

export function askAsPerson<Answer>(
  flags: PersonFlags,
  question: (client: FiduciaClient) => Promise<Answer>,
): Promise<Answer> {
  return answerOf(flags, async () => question(await connectAsPerson(flags)));
}

/** False: no person is named, so that a key asks. */
export function namesPerson(flags: PersonFlags): boolean {
  const env = readEnvironment(process.env, process.cwd());
  if (flags.as !== undefined || env.token !== null) return true;
  return readStoredSession(env, systemUrl(flags, env, readDemo(env))) !== null;
}

async function connectAsPerson(flags: PersonFlags): Promise<FiduciaClient> {
  const env = readEnvironment(process.env, process.cwd());
  const demo = readDemo(env);
  const url = systemUrl(flags, env, demo);
  if (flags.as !== undefined) return signInToDemo(url, demo, flags.as);
  if (env.token !== null) return createClient({ url, session: { accessToken: env.token } });
  const stored = readStoredSession(env, url);
  if (stored !== null) return clientOf(env, stored);
  throw new CliFailure(
    'A person does this and no API key: begin with fiducia login, give --as <email> with the ' +
      'local demo, or the access token of your session in FIDUCIA_TOKEN.',
    2,
  );
}

/** A code opens once: whoever has just signed in with this one takes the next. */
const CODE_STEP_MS = 30_000;

/** The demo's password and second factor go to the demo's own address and nowhere else. */
async function signInToDemo(
  url: string,
  demo: DemoFile | null,
  email: string,
): Promise<FiduciaClient> {
  if (demo === null || new URL(url).origin !== new URL(demo.url).origin) {
    throw new CliFailure('Option --as takes a person of the local demo, which is not at --url.', 2);
  }
  const { password, totpSecret } = demo;
  const codeIn = (ms: number) => totpCode(totpSecret, new Date(Date.now() + ms));
  const client = createClient({ url });
  try {
    await client.signIn({ email, password, code: codeIn(0) });
  } catch (error) {
    if (!isFiduciaError(error) || error.code !== 'MFA_CODE_INVALID') throw error;
    await client.signIn({ email, password, code: codeIn(CODE_STEP_MS) });
  }
  return client;
}
