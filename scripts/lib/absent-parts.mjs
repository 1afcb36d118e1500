/** What this machine lacks, so that some tests cannot run here; said before they are skipped. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { root } from './root.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** @returns {readonly { tests: string, reason: string }[]} */
export function absentParts() {
  const parts = [
    {
      tests: 'the portal in a browser',
      present: process.env.FIDUCIA_TEST_CHROMIUM !== undefined || BROWSERS.some(onPath),
      reason: 'there is no Chromium (Debian: apt-get install chromium)',
    },
    {
      tests: 'the stores on a real Redis',
      present: process.env.FIDUCIA_TEST_REDIS_URL !== undefined || onPath('redis-server'),
      reason: 'there is no redis-server (Debian: apt-get install redis-server)',
    },
    {
      tests: 'the comparisons with reference data',
      present: existsSync(join(root, '..', 'shared', 'data')),
      reason: 'the shared data do not lie beside this checkout',
    },
  ];
  return parts.filter((part) => !part.present);
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
