/** The home directory and who runs on it: looked at without changing anything. */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { readPostmasterFile } from '../process/embedded-postgres/leftover.js';
import { POSTGRES_MAJOR } from '../process/embedded-postgres/binaries.js';
import type { HomePaths } from '../process/home-directory.js';
import { runningInstance, type Instance } from '../process/instance-lock.js';
import { readInstallationSecrets } from '../process/installation-secrets.js';
import { requireFreeAddress } from '../process/listen-address.js';
import { isAlive } from '../process/process-identity.js';
import { StartProblem } from '../process/start-problem.js';
import { absent, passed, problem, warning, type Check } from './check.js';

export function checkHome(paths: HomePaths): Check {
  if (!existsSync(paths.root)) {
    return absent('home', `${paths.root} does not exist yet; npm start creates it`);
  }
  try {
    accessSync(paths.root, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return problem(
      'home',
      `${paths.root} cannot be written by this user`,
      'correct its owner and mode, or set FIDUCIA_HOME',
    );
  }
  return passed('home', paths.root);
}

export function checkSecrets(paths: HomePaths): Check {
  const found = readInstallationSecrets(paths);
  const advice = `restore ${paths.secretsFile} from a backup, or move ${paths.root} aside`;
  switch (found.state) {
    case 'damaged':
      return problem('secrets', `${paths.secretsFile} is damaged (${found.why})`, advice);
    case 'missing':
      return existsSync(paths.postgresData)
        ? problem('secrets', `${paths.secretsFile} is missing beside a database`, advice)
        : absent('secrets', 'made on the first start');
    case 'read':
      return modeOf(paths.secretsFile) === 0o600
        ? passed('secrets', `${paths.secretsFile}, readable by its owner alone`)
        : warning(
            'secrets',
            `${paths.secretsFile} can be read by others`,
            `run chmod 600 ${paths.secretsFile}`,
          );
  }
}

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

export function checkInstance(paths: HomePaths): Check {
  const instance = runningInstance(paths);
  if (instance === null)
    return absent('instance', 'nothing runs on this home; start with npm start');
  const where = instance.url ?? 'no gateway, or still starting';
  return passed('instance', `process ${instance.pid} since ${instance.startedAt}: ${where}`);
}

export function checkEmbeddedPostgres(paths: HomePaths): Check {
  const name = 'embedded-postgres';
  if (!existsSync(paths.postgresData)) return absent(name, 'created on the first start');
  const versionFile = join(paths.postgresData, 'PG_VERSION');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'unknown';
  if (version !== POSTGRES_MAJOR) {
    return problem(
      name,
      `${paths.postgresData} holds PostgreSQL ${version}, this program brings ${POSTGRES_MAJOR}`,
      'use the Fiducia that wrote it, or restore it from a backup',
    );
  }
  const file = readPostmasterFile(paths.postgresData);
  if (file === null || !isAlive(file.pid)) return absent(name, 'stopped; npm start starts it');
  if (runningInstance(paths) === null) {
    return warning(
      name,
      `process ${file.pid} was left over by a killed Fiducia`,
      'nothing to do: the next npm start stops it and begins anew',
    );
  }
  return passed(name, `process ${file.pid} on port ${file.port}`);
}

export async function checkPort(
  host: string,
  port: number,
  instance: Instance | null,
): Promise<Check> {
  if (instance?.url !== null && instance?.url !== undefined) {
    if (Number(new URL(instance.url).port) === port) return passed('port', `${port} is ours`);
  }
  try {
    await requireFreeAddress({ host, port });
    return passed('port', `${port} on ${host} is free`);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    return warning('port', `${port} on ${host} is not free`, error.message);
  }
}
