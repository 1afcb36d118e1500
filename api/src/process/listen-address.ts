/** The address the gateway listens on: tried early, so that a taken port is said before any work. */
import { createServer } from 'node:net';

import { errnoOf, firstLine, StartProblem } from './start-problem.js';

export interface ListenAddress {
  readonly host: string;
  /** 0 lets the system pick a free one. */
  readonly port: number;
}

/** Binds and lets go; throws a StartProblem that says what to do. */
export async function requireFreeAddress(address: ListenAddress): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((done, fail) => {
      probe.once('error', fail);
      probe.listen({ ...address, exclusive: true }, done);
    });
  } catch (error) {
    throw listenProblem(address, error);
  }
  await new Promise<void>((done) => probe.close(() => done()));
}

/** Also for the gateway's own bind, which somebody may have beaten in the meantime. */
export function listenProblem(address: ListenAddress, error: unknown): StartProblem {
  const { host, port } = address;
  switch (errnoOf(error)) {
    case 'EADDRINUSE':
      return new StartProblem(
        'PORT_TAKEN',
        `Port ${port} on ${host} is taken by another program: stop it, or choose another port ` +
          `with --port ${port + 1} (npm start -- --port ${port + 1}) or FIDUCIA_PORT.`,
        { cause: error },
      );
    case 'EACCES':
      return new StartProblem(
        'PORT_FORBIDDEN',
        `This user may not listen on port ${port}: choose one above 1023 with --port or FIDUCIA_PORT.`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartProblem(
        'CONFIG_INVALID',
        `Option --host ${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all.`,
        { cause: error },
      );
    default:
      return new StartProblem(
        'PORT_FORBIDDEN',
        `Listening on ${host} port ${port} is not possible: ${firstLine(error)}.`,
        { cause: error },
      );
  }
}

/** What a person types into the browser on this machine. */
export function browserUrl(address: ListenAddress): string {
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(address.host);
  const name = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `http://${local ? 'localhost' : name}:${address.port}`;
}
