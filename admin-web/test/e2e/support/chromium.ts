/** Finds and starts the browser of the end-to-end tests: Debian's, or the one that is named. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const chromiumPath: string | undefined = [
  process.env['FIDUCIA_TEST_CHROMIUM'],
  ...CANDIDATES,
].find((path): path is string => path !== undefined && existsSync(path));

if (chromiumPath === undefined) {
  process.stderr.write(
    'The end-to-end tests are skipped: there is no Chromium here (apt-get install chromium).\n',
  );
}

export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium here.');
  return chromium.launch({
    executablePath: chromiumPath,
    // Root cannot use the sandbox, and the pages are our own.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
