/** `fiducia login`, `logout` and `whoami`: a person's session, kept in the home. */
import { createClient, SecondFactorRequiredError } from '@fiducia/sdk';
import type { FiduciaClient, SignedIn, Viewer } from '@fiducia/sdk';
import type { Command } from 'commander';

import { readEnvironment, type Environment } from '../../config/environment.js';
import type { DemoFile } from '../../demo/demo-file.js';
import { answerOf } from '../ask.js';
import { askSecret, readSecretLine } from '../ask-secret.js';
import { CliFailure } from '../cli-failure.js';
import { readDemo, systemUrl } from '../connection.js';
import { signInToDemo, type DemoPerson } from '../demo-sessions.js';
import { clientOf, keepSession, readStoredSession, storedUrl } from '../stored-session.js';
import { print, printJson } from '../terminal.js';
import { renderFacts } from '../text-table.js';

interface LoginFlags {
  readonly url?: string;
  readonly email?: string;
  readonly passwordStdin?: boolean;
  readonly totp?: string;
  readonly recoveryCode?: string;
  readonly demoTotp?: boolean;
  readonly json?: boolean;
}

export function registerLogin(program: Command): void {
  program
    .command('login')
    .description('begin a session as a person; it is kept in the home, readable by you alone')
    .requiredOption('--email <email>', 'whose session')
    .option('--url <url>', 'address of the system (or FIDUCIA_URL; default: the local demo)')
    .option('--password-stdin', 'read the password from stdin instead of asking')
    .option('--totp <code>', 'the six digits of the second factor instead of asking')
    .option('--recovery-code <code>', 'a recovery code in place of the six digits')
    .option('--demo-totp', 'password and second factor of a person of the local demo')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(login);
}

export function registerLogout(program: Command): void {
  program
    .command('logout')
    .description('end the session that `login` began')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(logout);
}

export function registerWhoami(program: Command): void {
  program
    .command('whoami')
    .description('who is logged in, and what they may do')
    .option('--url <url>', 'address of the system (or FIDUCIA_URL; default: where you logged in)')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(whoami);
}

async function login(flags: LoginFlags): Promise<void> {
  const env = readEnvironment(process.env, process.cwd());
  const demo = readDemo(env);
  const url = systemUrl(flags, env, demo);
  const email = flags.email ?? '';
  const person = flags.demoTotp === true ? demoPerson(env, { demo, url, email }) : null;
  const password = person === null ? await readPassword(flags) : '';
  const client = createClient({
    url,
    onSession: (session) => keepSession(env, { url, email }, session),
  });
  const signedIn = await answerOf(() =>
    person === null ? signIn(client, { ...flags, email, password }) : signInToDemo(client, person),
  );
  const { viewer, expiresAt } = signedIn;
  if (flags.json === true) printJson({ viewer, expiresAt });
  else print(`Logged in as ${viewer.name} (${viewer.tenant.name}) until ${expiresAt}.`);
}

interface Attempt extends LoginFlags {
  readonly email: string;
  readonly password: string;
}

async function signIn(client: FiduciaClient, attempt: Attempt): Promise<SignedIn> {
  const { email, password, recoveryCode, totp } = attempt;
  try {
    return await client.signIn({ email, password });
  } catch (error) {
    if (!(error instanceof SecondFactorRequiredError)) throw error;
    const { challenge } = error;
    if (recoveryCode !== undefined) return client.completeSignIn({ challenge, recoveryCode });
    const code = totp ?? (await askSecret('Six digits of the second factor'));
    return client.completeSignIn({ challenge, code: code.trim() });
  }
}

/** The demo's password and second factor go to the demo's own address and nowhere else. */
function demoPerson(
  env: Environment,
  of: { readonly demo: DemoFile | null; readonly url: string; readonly email: string },
): DemoPerson {
  const { demo, url, email } = of;
  const isDemo = demo !== null && new URL(url).origin === new URL(demo.url).origin;
  const users = isDemo ? demo.partners.flatMap((partner) => partner.users) : [];
  if (demo === null || !users.some((user) => user.email === email)) {
    throw new CliFailure('Option --demo-totp takes a person of the local demo as --email.', 2);
  }
  return { env, demo, email };
}

function readPassword(flags: LoginFlags): Promise<string> {
  return flags.passwordStdin === true ? readSecretLine() : askSecret('Password');
}

async function logout(flags: { readonly json?: boolean }): Promise<void> {
  const env = readEnvironment(process.env, process.cwd());
  const { client, email, url } = loggedIn(env, storedUrl(env));
  try {
    await answerOf(() => client.signOut());
  } finally {
    // Whatever the server could say, nothing of the session stays here.
    keepSession(env, { url, email }, null);
  }
  if (flags.json === true) printJson({ loggedOut: email });
  else print(`Logged out ${email}.`);
}

async function whoami(flags: { readonly url?: string; readonly json?: boolean }): Promise<void> {
  const env = readEnvironment(process.env, process.cwd());
  const { client } = loggedIn(env, flags.url ?? env.url ?? storedUrl(env));
  const viewer = await answerOf(() => client.viewer());
  if (flags.json === true) printJson(viewer);
  else print(renderFacts(factsOf(viewer)));
}

function loggedIn(env: Environment, url: string | null) {
  const stored = url === null ? null : readStoredSession(env, url);
  if (stored === null) {
    throw new CliFailure('Nobody is logged in: begin with fiducia login --email …', 1);
  }
  return { client: clientOf(env, stored), email: stored.email, url: stored.url };
}

function factsOf(viewer: Viewer): readonly (readonly [string, string])[] {
  return [
    ['Name', viewer.name],
    ['E-mail', viewer.email ?? ''],
    ['Partner', `${viewer.tenant.name} (${viewer.tenant.environment})`],
    ['Roles', viewer.roles.join(', ')],
    ['Permissions', viewer.permissions.join(', ')],
    ['Session ends', viewer.sessionExpiresAt ?? ''],
    ...(viewer.mustEnrolSecondFactor
      ? ([['Second factor', 'must be set up in the portal before anything else']] as const)
      : []),
  ];
}
