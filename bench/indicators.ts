/** `node bench/indicators.ts [--json]`: the indicators' benchmark without the command line's frame. */
import { main } from '../api/dist/cli/main.js';

await main([process.argv[0] ?? 'node', 'fiducia', 'bench', 'indicators', ...process.argv.slice(2)]);
