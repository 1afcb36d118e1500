/** All checks in the order in which a person would look. Changes nothing, starts nothing. */
import type { Environment } from '../config/environment.js';
import { DEFAULT_HOST, DEFAULT_PORT } from '../config/start-options.js';
import { homePaths } from '../process/home-directory.js';
import { runningInstance } from '../process/instance-lock.js';
import { absent, type Check } from './check.js';
import { checkDatabase } from './database-checks.js';
import {
  checkEmbeddedPostgres,
  checkHome,
  checkInstance,
  checkPort,
  checkSecrets,
} from './home-checks.js';
import {
  checkDisk,
  checkInstallation,
  checkNode,
  checkPostgresPrograms,
} from './machine-checks.js';
import { checkGateway, checkRedis } from './service-checks.js';

export async function runDoctor(env: Environment): Promise<readonly Check[]> {
  const paths = homePaths(env.home);
  const instance = runningInstance(paths);
  const embedded =
    env.databaseUrl === null
      ? [checkPostgresPrograms(), checkSecrets(paths), checkEmbeddedPostgres(paths)]
      : [absent('embedded-postgres', 'not used: DATABASE_URL is set')];
  return [
    checkNode(),
    checkInstallation(),
    checkHome(paths),
    checkDisk(paths.root),
    ...embedded,
    checkInstance(paths),
    await checkPort(env.host ?? DEFAULT_HOST, env.port ?? DEFAULT_PORT, instance),
    await checkGateway(instance),
    ...(await checkDatabase(paths, env)),
    await checkRedis(env.redisUrl),
  ];
}
