/** A question that only a person may ask: by their session, or as somebody of the local demo. */
import { createClient, isFiduciaError, type FiduciaClient } from '@fiducia/sdk';
import type { Command } from 'commander';

import { readEnvironment, type Environment } from '../config/environment.js';
import type { DemoFile } from '../demo/demo-file.js';
import { answerOf } from './ask.js';
import { CliFailure } from './cli-failure.js';
import { readDemo, systemUrl, type ConnectionFlags } from './connection.js';
import { connectToDemo, forgetDemoSession, type DemoPerson } from './demo-sessions.js';
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
  return answerOf(async () => {
    const env = readEnvironment(process.env, process.cwd());
    const demo = readDemo(env);
    const url = systemUrl(flags, env, demo);
    if (flags.as === undefined) return question(sessionAt(env, url));
    return askInDemo(demoPerson(env, { url, demo, email: flags.as }), question);
  });
}

/** A session that ended meanwhile was turned away before anything was done: begin another. */
async function askInDemo<Answer>(
  person: DemoPerson,
  question: (client: FiduciaClient) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await question(await connectToDemo(person));
  } catch (error) {
    const ended = isFiduciaError(error) && error.code === 'UNAUTHENTICATED';
    if (!ended || !forgetDemoSession(person)) throw error;
    return question(await connectToDemo(person));
  }
}

/** False: no person is named, so that a key asks. */
export function namesPerson(flags: PersonFlags): boolean {
  const env = readEnvironment(process.env, process.cwd());
  if (flags.as !== undefined || env.token !== null) return true;
  return readStoredSession(env, systemUrl(flags, env, readDemo(env))) !== null;
}

function sessionAt(env: Environment, url: string): FiduciaClient {
  if (env.token !== null) return createClient({ url, session: { accessToken: env.token } });
  const stored = readStoredSession(env, url);
  if (stored !== null) return clientOf(env, stored);
  throw new CliFailure(
    'A person does this and no API key: begin with fiducia login, give --as <email> with the ' +
      'local demo, or the access token of your session in FIDUCIA_TOKEN.',
    2,
  );
}

/** The demo's password and second factor go to the demo's own address and nowhere else. */
function demoPerson(
  env: Environment,
  of: { readonly url: string; readonly demo: DemoFile | null; readonly email: string },
): DemoPerson {
  const { url, demo, email } = of;
  if (demo === null || new URL(url).origin !== new URL(demo.url).origin) {
    throw new CliFailure('Option --as takes a person of the local demo, which is not at --url.', 2);
  }
  return { env, demo, email };
}
