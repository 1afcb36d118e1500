/** Why an account may not trade: the halts that people ordered and the one that a rule ordered. */

export interface RuleHalt {
  readonly rule: 'MAX_DRAWDOWN' | 'MAX_DAILY_LOSS';
}

export class Halts {
  /** Ids of the halts that people ordered; each is released by its own id. */
  readonly byPerson: string[] = [];
  rule: RuleHalt | null = null;
  /** Positions are being closed until none is left. */
  closing = false;

  get active(): boolean {
    return this.rule !== null || this.byPerson.length > 0;
  }
}
