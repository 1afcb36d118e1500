/** Sessions of the demo's people: several commands in a row share one, as a code opens once. */
import { setTimeout as sleep } from 'node:timers/promises';

import { totpCode } from '@fiducia/tenants';
import { createClient, isFiduciaError, type FiduciaClient, type SignedIn } from '@fiducia/sdk';
import { z } from 'zod';

import type { Environment } from '../config/environment.js';
import type { DemoFile } from '../demo/demo-file.js';
import { homePaths, openHome } from '../process/home-directory.js';
import { readPrivateJson, writePrivateJson } from '../process/private-file.js';
import { note } from './terminal.js';

const sessionSchema = z.object({
  accessToken: z.string(),
  /** When its second factor was shown, in milliseconds since 1970. */
  shownAt: z.number(),
  /** The time step of the code that was used. */
  step: z.number(),
});
const schema = z.object({ url: z.string(), people: z.record(z.string(), sessionSchema) });
type DemoSession = z.infer<typeof sessionSchema>;

const STEP_MS = 30_000;
/** A second factor counts for five minutes where a fresh one is wanted; a command takes its time. */
const REUSE_MS = 4 * 60_000;
/** This step's, the next one's, and the one after. */
const MAX_CODES = 3;

export interface DemoPerson {
  readonly env: Environment;
  readonly demo: DemoFile;
  readonly email: string;
}

/** The session of a moment ago, or a new one. */
export async function connectToDemo(person: DemoPerson): Promise<FiduciaClient> {
  const kept = keptSession(person);
  if (kept !== undefined && isRecent(kept)) {
    return createClient({ url: person.demo.url, session: { accessToken: kept.accessToken } });
  }
  const client = createClient({ url: person.demo.url });
  await signInToDemo(client, person);
  return client;
}

/** False: there is none, so that whoever was turned away cannot blame it. */
export function forgetDemoSession(person: DemoPerson): boolean {
  const kept = keptSession(person);
  if (kept === undefined || !isRecent(kept)) return false;
  // The step stays: its code was used.
  keep(person, { ...kept, shownAt: 0 });
  return true;
}

/** With the code of this step, else of the next; waits where both were used. */
export async function signInToDemo(client: FiduciaClient, person: DemoPerson): Promise<SignedIn> {
  const { demo, email } = person;
  let step = Math.max((keptSession(person)?.step ?? 0) + 1, currentStep());
  const code = async () => {
    await untilAccepted(step, email);
    return totpCode(demo.totpSecret, new Date(step * STEP_MS));
  };
  for (let tries = 1; ; tries += 1, step += 1) {
    try {
      const signedIn = await client.signIn({ email, password: demo.password, code });
      const accessToken = signedIn.session?.accessToken;
      if (accessToken !== undefined) keep(person, { accessToken, shownAt: Date.now(), step });
      return signedIn;
    } catch (error) {
      // Another session of this person, in a browser perhaps, used that code.
      const wasUsed = isFiduciaError(error) && error.code === 'MFA_CODE_INVALID';
      if (!wasUsed || tries === MAX_CODES) throw error;
    }
  }
}

/** A code is taken from one step before its own on. */
async function untilAccepted(step: number, email: string): Promise<void> {
  const waitMs = (step - 1) * STEP_MS - Date.now();
  if (waitMs <= 0) return;
  const seconds = Math.ceil(waitMs / 1_000);
  note(`A code opens once, and ${email} has used this one: waiting ${seconds} s for the next.`);
  await sleep(waitMs + 100);
}

function currentStep(): number {
  return Math.floor(Date.now() / STEP_MS);
}

function isRecent({ shownAt }: DemoSession): boolean {
  const age = Date.now() - shownAt;
  return age >= 0 && age < REUSE_MS;
}

function keptSession({ env, demo, email }: DemoPerson): DemoSession | undefined {
  const found = readPrivateJson(homePaths(env.home).demoSessionsFile, schema);
  return found.state === 'read' && found.value.url === demo.url
    ? found.value.people[email]
    : undefined;
}

function keep({ env, demo, email }: DemoPerson, session: DemoSession): void {
  const path = homePaths(env.home).demoSessionsFile;
  const found = readPrivateJson(path, schema);
  const people = found.state === 'read' && found.value.url === demo.url ? found.value.people : {};
  openHome(env.home);
  writePrivateJson(path, { url: demo.url, people: { ...people, [email]: session } });
}
