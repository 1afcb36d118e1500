/** One life of the engine in a kill campaign: runs until the data are over, or until it is killed. */
import { startEngine } from '../runtime/engine.js';
import { CAMPAIGN_OWNER, CAMPAIGN_URL_VARIABLE } from './campaign-process.js';
import { openCampaignDeps } from './campaign-deps.js';

const LOOK_EVERY_MS = 20;
const CATCH_UP_MS = 60_000;

const url = process.env[CAMPAIGN_URL_VARIABLE];
if (url === undefined) throw new Error(`${CAMPAIGN_URL_VARIABLE} is not set`);
const { deps, close } = await openCampaignDeps(url);
const started = await startEngine(deps, { owner: CAMPAIGN_OWNER, restartPauseMs: null });
if (!started.ok) throw new Error(started.error);
const { engine } = started;
process.stdout.write('running\n');
while (engine.feed.state.phase !== 'ENDED') {
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
const finished = await engine.caughtUp(CATCH_UP_MS);
await engine.stop();
await close();
process.exitCode = finished ? 0 : 1;
