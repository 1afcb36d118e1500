/** `.fiducia/session.json`: the session that `fiducia login` began, with its tokens, 0600. */
import { rmSync } from 'node:fs';

import { createClient, type FiduciaClient, type StoredSession } from '@fiducia/sdk';
import { z } from 'zod';

import type { Environment } from '../config/environment.js';
import { homePaths, openHome } from '../process/home-directory.js';
import { readPrivateJson, writePrivateJson } from '../process/private-file.js';

const schema = z.strictObject({
  /** The tokens go to this address and nowhere else. */
  url: z.url(),
  email: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
});
type SessionFile = z.infer<typeof schema>;

/** Null when nobody is logged in, or at another address. */
export function readStoredSession(env: Environment, url: string): SessionFile | null {
  const found = readPrivateJson(homePaths(env.home).sessionFile, schema);
  if (found.state !== 'read') return null;
  return new URL(found.value.url).origin === new URL(url).origin ? found.value : null;
}

/** The address of whoever is logged in; for a command that is told no other. */
export function storedUrl(env: Environment): string | null {
  const found = readPrivateJson(homePaths(env.home).sessionFile, schema);
  return found.state === 'read' ? found.value.url : null;
}

/** A client that goes on with the session, and keeps each new pair of tokens. */
export function clientOf(env: Environment, stored: SessionFile): FiduciaClient {
  const { url, email, accessToken, refreshToken } = stored;
  return createClient({
    url,
    session: { accessToken, refreshToken },
    onSession: (session) => keepSession(env, { url, email }, session),
  });
}

/** Null: the session has ended, and so has the file. */
export function keepSession(
  env: Environment,
  of: { readonly url: string; readonly email: string },
  session: StoredSession | null,
): void {
  const { sessionFile } = homePaths(env.home);
  if (session?.refreshToken === undefined) {
    rmSync(sessionFile, { force: true });
    return;
  }
  openHome(env.home);
  const { accessToken, refreshToken } = session;
  writePrivateJson(sessionFile, { ...of, accessToken, refreshToken } satisfies SessionFile);
}
