/** What runs on a hashing thread. */
import { workerData } from 'node:worker_threads';
import { BlockRing } from './block-ring.js';

new BlockRing(workerData as SharedArrayBuffer).serve();
