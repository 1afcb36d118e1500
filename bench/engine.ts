/** `node bench/engine.ts [--json]`: the engine's benchmark without the command line's frame. */
import { main } from '../api/dist/cli/main.js';

await main([process.argv[0] ?? 'node', 'fiducia', 'bench', 'engine', ...process.argv.slice(2)]);
