/** What the portal is told by its environment; beside a running `npm start` it needs nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Config {
  readonly url: string;
  /** Stays in this process: no answer of the portal has it. */
  readonly apiKey: string;
  /** Whose portal it shows; absent: the client of the first account. */
  readonly clientId: string | undefined;
  readonly port: number;
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { FIDUCIA_URL: url, FIDUCIA_API_KEY: apiKey, CLIENT_ID: clientId, PORT = '4200' } = env;
  const server = url !== undefined && apiKey !== undefined ? { url, apiKey } : readDemo(env);
  return { ...server, clientId, port: Number(PORT) };
}

/** What a running `npm start` has left for programs on this machine. */
function readDemo({ FIDUCIA_HOME: home = '.fiducia' }: NodeJS.ProcessEnv) {
  const path = join(home, 'demo.json');
  if (!existsSync(path)) throw new Error('Set FIDUCIA_URL and FIDUCIA_API_KEY, or run npm start.');
  const demo = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly url: string;
    readonly partners: readonly { readonly apiKey: string }[];
  };
  return { url: demo.url, apiKey: demo.partners[0]?.apiKey ?? '' };
}
