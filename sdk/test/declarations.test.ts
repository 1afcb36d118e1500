/** The built declarations compile in other people's projects: browser or Node, old checks or new. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const sdk = fileURLToPath(new URL('..', import.meta.url));
const tsc = join(sdk, '../node_modules/@typescript/native/bin/tsc');
const project = mkdtempSync(join(tmpdir(), 'fiducia-consumer-'));

const PROGRAM = `
import { createClient, FiduciaError, OrderDeniedError } from '@fiducia/sdk';
import type { Order } from '@fiducia/sdk';

const client = createClient({ url: 'https://api.partner.example', fetch, webSocket: WebSocket });
export async function place(accountId: string): Promise<Order | string> {
  try {
    for await (const account of client.accounts.list({ limit: 3 })) console.log(account.equity);
    const controller = new AbortController();
    for await (const event of client.accounts.events(accountId, { signal: controller.signal })) {
      if (event.orders.length > 0) break;
    }
    return await client.orders.place({
      accountId, symbol: 'SPX', side: 'BUY', type: 'MARKET', timeInForce: 'DAY', quantity: '1',
    });
  } catch (error) {
    if (error instanceof OrderDeniedError) return error.check ?? error.message;
    if (error instanceof FiduciaError) return error.code;
    throw error;
  }
}
`;

beforeAll(() => {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: sdk });
  mkdirSync(join(project, 'node_modules', '@fiducia'), { recursive: true });
  symlinkSync(sdk, join(project, 'node_modules', '@fiducia', 'sdk'));
  symlinkSync(join(sdk, '../node_modules/@types'), join(project, 'node_modules', '@types'));
  writeFileSync(join(project, 'program.ts'), PROGRAM);
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
});

afterAll(() => rmSync(project, { recursive: true }));

describe('a strict project that checks libraries too compiles', () => {
  it.each([
    [
      'in a page',
      { lib: ['es2024', 'dom'], types: [], module: 'esnext', moduleResolution: 'bundler' },
    ],
    [
      'on Node',
      { lib: ['es2024'], types: ['node'], module: 'nodenext', moduleResolution: 'nodenext' },
    ],
  ])('%s', (_name, options) => {
    const compilerOptions = {
      ...options,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: _name === 'on Node',
      noEmit: true,
      target: 'es2024',
    };
    const config = { compilerOptions, include: ['program.ts'] };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
    expect(compile()).toBe('');
  });
});

function compile(): string {
  try {
    return execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
