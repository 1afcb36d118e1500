/** A port that is taken or forbidden is named with the way out. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { describe, expect, it } from 'vitest';

import { browserUrl, listenProblem, requireFreeAddress } from './listen-address.js';

describe('listen address', () => {
  it('is accepted when it is free', async () => {
    await requireFreeAddress({ host: '127.0.0.1', port: 0 });
  });

  it('that is taken names the port and how to choose another', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    await expect(requireFreeAddress({ host: '127.0.0.1', port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken by another program: stop it, or choose another port ` +
        `with --port ${port + 1}`,
    );
    other.close();
  });

  it('that is not of this machine names the option', async () => {
    await expect(requireFreeAddress({ host: '192.0.2.1', port: 0 })).rejects.toThrow(
      /^Option --host 192\.0\.2\.1 is no address of this machine/,
    );
  });

  it('that needs more rights names the ports that do not', () => {
    const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
    expect(listenProblem({ host: '127.0.0.1', port: 80 }, error).message).toMatch(/above 1023/);
  });

  it.each([
    ['127.0.0.1', 'http://localhost:4000'],
    ['0.0.0.0', 'http://localhost:4000'],
    ['192.0.2.7', 'http://192.0.2.7:4000'],
    ['fe80::1', 'http://[fe80::1]:4000'],
  ])('%s is %s in a browser', (host, url) => {
    expect(browserUrl({ host, port: 4000 })).toBe(url);
  });
});
