/** The value of n updates ago. */
import { SavedState } from '../stream-state.js';
import { Window } from '../window.js';

export class Delay extends SavedState {
  private readonly window: Window;

  constructor(readonly bars: number) {
    super();
    this.window = new Window(Math.max(1, bars));
  }

  /** NaN until there is a value that old. */
  update(value: number): number {
    if (this.bars === 0) return value;
    const { full } = this.window;
    const oldest = this.window.push(value);
    return full ? oldest : Number.NaN;
  }
}
