/** The figures of an equity mark as decimal text; what did not change is not written again. */
import { formatSafeDecimal } from '../domain/decimal.js';
import type { DecimalString } from '../domain/money.js';

/** The text of the last safe amount that was asked for. */
class LastText {
  private amount = Number.NaN;
  private text = '';

  of(amount: number, scale: number): DecimalString {
    if (amount !== this.amount) {
      this.amount = amount;
      this.text = formatSafeDecimal(amount, scale);
    }
    return this.text;
  }
}

/** One for each figure: cash, the day's start and the peak stay the same for many bars. */
export class EquityText {
  readonly cash = new LastText();
  readonly dayStart = new LastText();
  readonly equity = new LastText();
  readonly exposure = new LastText();
  readonly peak = new LastText();
}
