/** Opens the installation's own database for commands of its operator, beside what runs. */
import { openDatabase, type Database } from '@fiducia/tenants';

import { readEnvironment, type Environment } from '../config/environment.js';
import { embeddedUrl } from '../doctor/database-checks.js';
import { homePaths } from '../process/home-directory.js';
import { firstLine, StartProblem } from '../process/start-problem.js';
import { CliFailure } from './cli-failure.js';

export async function onInstallation<Answer>(
  work: (database: Database, env: Environment) => Promise<Answer>,
): Promise<Answer> {
  const env = readEnvironment(process.env, process.cwd());
  const database = await connect(env);
  try {
    return await work(database, env);
  } catch (error) {
    if (error instanceof StartProblem) throw new CliFailure(error.message, 1, { cause: error });
    throw error;
  } finally {
    await database.close();
  }
}

async function connect(env: Environment): Promise<Database> {
  const url = env.databaseUrl ?? embeddedUrl(homePaths(env.home));
  if (url === null) {
    throw new CliFailure(
      `Nothing runs on ${env.home}: start Fiducia first, or set DATABASE_URL or FIDUCIA_HOME.`,
      1,
    );
  }
  try {
    return await openDatabase({ url, poolSize: 2, applicationName: 'fiducia-operator' });
  } catch (error) {
    throw new CliFailure(`The database does not answer (${firstLine(error)}).`, 1, {
      cause: error,
    });
  }
}
