/** `npm test`: installs and builds what is missing, then runs every test; extra arguments go on. */
import { join } from 'node:path';

import { absentParts } from './lib/absent-parts.mjs';
import { prepare } from './lib/prepare.mjs';
import { bundledNode, nodeModules, root, say } from './lib/root.mjs';
import { runChild } from './lib/run-child.mjs';

await prepare();
for (const part of absentParts()) say(`Skipped here: ${part.tests}, because ${part.reason}`);
runChild(
  bundledNode,
  [join(nodeModules, 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)],
  {
    cwd: root,
  },
);
