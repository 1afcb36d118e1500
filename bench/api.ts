/** `node bench/api.ts [--json]`: the gateway's benchmark without the command line's frame. */
import { main } from '../api/dist/cli/main.js';

await main([process.argv[0] ?? 'node', 'fiducia', 'bench', 'api', ...process.argv.slice(2)]);
