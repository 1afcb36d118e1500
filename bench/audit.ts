/** `node bench/audit.ts [--json]`: the audit log's benchmark without the command line's frame. */
import { main } from '../api/dist/cli/main.js';

await main([process.argv[0] ?? 'node', 'fiducia', 'bench', 'audit', ...process.argv.slice(2)]);
