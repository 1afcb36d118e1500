/** The table of side channels in docs/isolation.md names tests that exist, or says why there is none. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordFigures } from '@fiducia/tenants/testing';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const TESTED = /^`([^`]+\.test\.ts)` › ([^;.]+)/;
const REASON = /^none: .{30,}/;

interface SideChannel {
  readonly channel: string;
  readonly test: string | null;
  readonly says: string;
}

function sideChannels(): readonly SideChannel[] {
  const text = readFileSync(join(root, 'docs', 'isolation.md'), 'utf8');
  const table = text.slice(text.indexOf('## Side channels'));
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.includes('---'));
  return rows.slice(1).map((line) => {
    const [, channel = '', says = ''] = line.split('|').map((cell) => cell.trim());
    const [, test] = TESTED.exec(says) ?? [];
    return { channel, test: test ?? null, says };
  });
}

it('each has a test that exists, or a sentence that says why not', (context) => {
  const channels = sideChannels();
  recordFigures(context, 'side-channels', {
    sideChannels: channels.map(({ channel, test, says }) => ({
      channel,
      ...(test === null ? { reason: says } : { test }),
    })),
  });
  expect(channels.length).toBeGreaterThan(25);
  for (const { channel, test, says } of channels) {
    if (test === null) {
      expect(says, channel).toMatch(REASON);
      continue;
    }
    expect(existsSync(join(root, test)), `${channel}: ${test}`).toBe(true);
    const [, , name = ''] = TESTED.exec(says) ?? [];
    expect(readFileSync(join(root, test), 'utf8'), channel).toContain(name.trim());
  }
});
