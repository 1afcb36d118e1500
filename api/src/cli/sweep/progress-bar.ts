/** A bar on stderr for what takes longer than a second; nothing off a terminal. */
import { terminalProgress } from '../../process/progress.js';

const SHOW_AFTER_MS = 1_000;
const REDRAW_MS = 100;
const WIDTH = 30;

export class ProgressBar {
  private readonly line = terminalProgress();
  private readonly begun = performance.now();
  private drawn = 0;

  constructor(private readonly unit: string) {}

  show(done: number, total: number): void {
    const now = performance.now();
    if (now - this.begun < SHOW_AFTER_MS || now - this.drawn < REDRAW_MS) return;
    this.drawn = now;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const full = Math.round(share * WIDTH);
    const left = done === 0 ? '' : `, ${secondsLeft(now - this.begun, share)} s left`;
    const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
    this.line.say(`${bar} ${done} of ${total} ${this.unit}${left}`);
  }

  clear(): void {
    this.line.clear();
  }
}

function secondsLeft(spentMs: number, share: number): number {
  return Math.ceil((spentMs * (1 - share)) / Math.max(share, 1e-9) / 1000);
}
