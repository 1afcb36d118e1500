/** Gateway and engine in one process, as `npm start` has them: what the open load is sent to. */
import { openBenchGateway } from './bench-gateway.js';
import { serveBenchmark } from './server-process.js';

await serveBenchmark((setup) => openBenchGateway(setup, { trading: true }));
