/** Passwords and keys of one installation: made once at random, kept in `.fiducia/secrets.json`. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';

import { z } from 'zod';

import { homeProblem, type HomePaths } from './home-directory.js';
import { readPrivateJson, writePrivateJson, type PrivateJson } from './private-file.js';
import { StartProblem } from './start-problem.js';

const LAYOUT_VERSION = 1;
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const schema = z.strictObject({
  layoutVersion: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  superuserPassword: hex,
  ownerPassword: hex,
  appPassword: hex,
  /** Root of the keys below: without it no API key of this installation is ever accepted again. */
  installationSecret: hex,
});
export type InstallationSecrets = Readonly<z.infer<typeof schema>>;

/** As the file stands, changing nothing. */
export function readInstallationSecrets(paths: HomePaths): PrivateJson<InstallationSecrets> {
  return readPrivateJson(paths.secretsFile, schema);
}

/**
 * The secrets of this home; new ones only where no database exists yet, because a database
 * without its passwords is data that a fresh start would lock out for good.
 */
export function openInstallationSecrets(paths: HomePaths): InstallationSecrets {
  const found = readInstallationSecrets(paths);
  switch (found.state) {
    case 'read':
      return Object.freeze(checkLayout(paths, found.value));
    case 'damaged':
      throw new StartProblem(
        'HOME_DAMAGED',
        `${paths.secretsFile} is damaged (${found.why}): restore it from a backup, or move ` +
          `${paths.root} aside to begin anew; nothing was deleted.`,
      );
    case 'missing':
      return createSecrets(paths);
  }
}

function checkLayout(paths: HomePaths, secrets: InstallationSecrets): InstallationSecrets {
  if (secrets.layoutVersion === LAYOUT_VERSION) return secrets;
  throw new StartProblem(
    'HOME_DAMAGED',
    `${paths.root} was written by another version of Fiducia (layout ${secrets.layoutVersion}, ` +
      `this program knows ${LAYOUT_VERSION}): use the version that wrote it, or another FIDUCIA_HOME.`,
  );
}

function createSecrets(paths: HomePaths): InstallationSecrets {
  if (existsSync(paths.postgresData)) {
    throw new StartProblem(
      'HOME_DAMAGED',
      `${paths.secretsFile} is missing while ${paths.postgresData} holds a database: restore the ` +
        `file from a backup, or move ${paths.root} aside to begin anew; nothing was deleted.`,
    );
  }
  const secret = () => randomBytes(32).toString('hex');
  const secrets: InstallationSecrets = {
    layoutVersion: LAYOUT_VERSION,
    createdAt: new Date().toISOString(),
    superuserPassword: secret(),
    ownerPassword: secret(),
    appPassword: secret(),
    installationSecret: secret(),
  };
  try {
    writePrivateJson(paths.secretsFile, secrets);
  } catch (error) {
    throw homeProblem(paths.root, error);
  }
  return Object.freeze(secrets);
}
