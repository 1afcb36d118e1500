/** `npm start`: installs and builds what is missing, then runs the whole system. */
import { prepare } from './lib/prepare.mjs';
import { bundledNode, fiduciaBin } from './lib/root.mjs';
import { runChild } from './lib/run-child.mjs';

await prepare();
runChild(bundledNode, [fiduciaBin, 'start', ...process.argv.slice(2)]);
