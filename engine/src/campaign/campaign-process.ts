/** Starts a life of the engine as a real process, and ends it the hard way. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const CAMPAIGN_URL_VARIABLE = 'FIDUCIA_CAMPAIGN_DATABASE_URL';
/** The same in every life: what the killed one held is taken over at once. */
export const CAMPAIGN_OWNER = 'kill-campaign';

/** The compiled program: a real process knows nothing of the tests' loader. */
const PROGRAM = fileURLToPath(new URL('../../dist/campaign/campaign-child.js', import.meta.url));
const START_LIMIT_MS = 30_000;

export type ChildEnd =
  { readonly ended: 'FINISHED' | 'KILLED' } | { readonly ended: 'FAILED'; readonly why: string };

/** How often a life is asked whether it has come far enough. */
const DUE_EVERY_MS = 20;

export class CampaignChild {
  private readonly child: ChildProcess;
  private said = '';
  private complaint = '';
  private readonly closed: Promise<ChildEnd>;

  constructor(url: string) {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: build the engine first`);
    this.child = spawn(process.execPath, [PROGRAM], {
      env: { ...process.env, [CAMPAIGN_URL_VARIABLE]: url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (text: Buffer) => (this.said += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.complaint += text.toString()));
    this.closed = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        if (signal === 'SIGKILL') resolve({ ended: 'KILLED' });
        else if (code === 0) resolve({ ended: 'FINISHED' });
        else resolve({ ended: 'FAILED', why: this.complaint.slice(-2_000) });
      });
    });
  }

  /** Resolves when accounts run, or when the process has ended before that. */
  async running(): Promise<void> {
    const end = performance.now() + START_LIMIT_MS;
    let over = false;
    void this.closed.then(() => (over = true));
    while (!this.said.includes('running') && !over) {
      if (performance.now() > end) throw new Error('The engine did not start in time');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** SIGKILL after a time, or as soon as `due` says so, unless it has ended by itself. */
  async killAfter(ms: number, due: () => Promise<boolean>): Promise<ChildEnd> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), ms);
    const watch = this.killWhenDue(due);
    const end = await this.closed;
    clearTimeout(timer);
    await watch;
    return end;
  }

  private async killWhenDue(due: () => Promise<boolean>): Promise<void> {
    while (this.child.exitCode === null && this.child.signalCode === null) {
      if (await due()) this.child.kill('SIGKILL');
      await sleep(DUE_EVERY_MS);
    }
  }

  finished(): Promise<ChildEnd> {
    return this.closed;
  }
}
