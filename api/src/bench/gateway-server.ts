/** The measured side: the whole gateway, in a process of its own. */
import { openBenchGateway } from './bench-gateway.js';
import { serveBenchmark } from './server-process.js';

await serveBenchmark((setup) => openBenchGateway(setup));
