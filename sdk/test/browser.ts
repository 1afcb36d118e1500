/** The system's Chromium, for what only a browser shows; where there is none such tests are skipped. */
import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

export const chromiumPath = [
  process.env['FIDUCIA_TEST_CHROMIUM'],
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
].find((path) => path !== undefined && existsSync(path));

export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium here.');
  // The sandbox needs rights that a test running as root in a container does not have.
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}
