/** The log file: who may read it. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { homePaths, openHome } from './home-directory.js';
import { openLog } from './logger.js';

it('is read by its owner only', async () => {
  // The file is opened in the background.
  const mode = (file: string) => statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  const root = mkdtempSync(join(tmpdir(), 'fiducia-log-'));
  try {
    openHome(root);
    const log = openLog(homePaths(root), { logTo: 'file', logLevel: 'info' });
    log.logger.info({}, 'test.event');
    await expect.poll(() => mode(log.file ?? '') & 0o777).toBe(0o600);
    log.flush();
  } finally {
    rmSync(root, { recursive: true });
  }
});
