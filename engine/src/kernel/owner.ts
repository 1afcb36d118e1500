/** Whose position it is: a deployment, or `m` for orders that people and programs place by hand. */
import { assertThat } from '../domain/assert.js';
import { countText } from '../domain/count-text.js';
import { stampText } from '../domain/stamp-text.js';
import type { OwnerRef } from './account-view.js';
import type { Deployment } from './deployment.js';
import type { DeploymentRef } from './inputs.js';
import { NEVER } from './instrument-state.js';
import type { InstrumentState } from './instrument-state.js';
import { PositionBook } from './position-book.js';

export class Owner {
  /** One for each instrument of the account, in its order. */
  readonly books: readonly PositionBook[];
  deployment: Deployment | null = null;
  /** Counts the orders of one stamp, so that each has its own name. */
  legAt = NEVER;
  leg = 0;
  /** `<owner>.<run>.`, and with the decision: the orders of one share it. */
  private runPrefix = '';
  private prefix = '';
  private prefixRun = -1;
  private prefixAt = NEVER;
  private prefixDecision = '';

  constructor(
    readonly ref: OwnerRef,
    instruments: readonly InstrumentState[],
  ) {
    this.books = instruments.map(({ isForeign }) => new PositionBook(isForeign));
  }

  /** A new run names its orders anew. */
  restartNames(): void {
    this.legAt = NEVER;
    this.leg = 0;
  }

  get deploymentRef(): DeploymentRef | null {
    return this.ref === 'm' ? null : this.ref;
  }

  book(index: number): PositionBook {
    const book = this.books[index];
    assertThat(book !== undefined, `owner ${this.ref} has no book ${index}`);
    return book;
  }

  /** `<owner>.<run>.<decision>.<leg>`: the same decision taken again gives the same name. */
  nextOrderRef(run: number, at: number, decision: '' | 'x'): string {
    if (this.legAt !== at) {
      this.legAt = at;
      this.leg = 0;
    }
    if (this.prefixAt !== at || this.prefixRun !== run || this.prefixDecision !== decision) {
      if (this.prefixRun !== run) this.runPrefix = `${this.ref}.${run}.`;
      this.prefixAt = at;
      this.prefixRun = run;
      this.prefixDecision = decision;
      this.prefix = this.runPrefix + decision + stampText(at) + '.';
    }
    this.leg += 1;
    return this.prefix + countText(this.leg);
  }
}
