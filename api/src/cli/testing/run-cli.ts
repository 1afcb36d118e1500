/** Calls the command line in the test's own process, and gives what it wrote and how it ended. */
import { vi } from 'vitest';

import { main } from '../main.js';

export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

export async function runCli(...args: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true)),
  ];
  process.exitCode = 0;
  await main(['node', 'fiducia', ...args]);
  const code = Number(process.exitCode ?? 0);
  for (const spy of spies) spy.mockRestore();
  process.exitCode = 0;
  return { out, err, code };
}
