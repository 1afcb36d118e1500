/** What tests of other packages use: an engine on a real database, and bars made from a seed. */
export { OPEN_MANDATE, openEngineFixture } from './engine-fixture.js';
export type { AccountTerms, EngineFixture } from './engine-fixture.js';
export { FaultyVenue } from './faulty-venue.js';
export type { Fault } from './faulty-venue.js';
export { InlineExecutor } from './inline-executor.js';
export { inlineSeriesExecutor } from './inline-series-executor.js';
export { journalHead } from './read-journal-hash.js';
export { syntheticBars, TEST_INSTRUMENT } from './synthetic-bars.js';
export { until, untilEnded } from './until.js';
export { oraclesFolder } from './oracles.js';
