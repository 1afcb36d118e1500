/** What positions in foreign instruments cost in the account's currency, as its kernel has them. */
import { present } from '../domain/assert.js';
import { minorText } from '../domain/money.js';
import type { AccountKernel } from '../kernel/account-kernel.js';
import type { ForeignCostOf } from '../projections/positions.js';

export function foreignCosts(kernel: AccountKernel): ForeignCostOf {
  return (symbol, ref) => {
    const { instruments, owners, scale } = kernel.hot;
    const instrument = present(
      instruments.find((one) => one.symbol === symbol),
      `instrument ${symbol}`,
    );
    const { conversion } = instrument.spec;
    if (!instrument.isForeign || conversion === undefined) return null;
    const owner = owners.find((one) => one.ref === ref);
    const book = owner === undefined ? instrument.net : owner.book(instrument.index);
    return { cost: minorText(book.cost, scale), conversion };
  };
}
