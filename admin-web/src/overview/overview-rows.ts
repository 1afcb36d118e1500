/** What the overview shows: stored accounts under their live figures, filtered and sorted. */
import type { Account, AccountStatus, AccountUpdate } from '@fiducia/sdk';
import { compareDecimals } from '../format/decimal.js';
import type { Sort } from '../ui/data-table.js';

export interface OverviewFilter {
  readonly text: string;
  readonly status: AccountStatus | 'ALL';
}

export const NO_FILTER: OverviewFilter = { text: '', status: 'ALL' };

/** The update carries the figures that move; it wins when it is newer than the stored account. */
export function withLiveFigures<A extends Account>(account: A, update?: AccountUpdate): A {
  if (!update || update.seq <= account.journal.seq) return account;
  return {
    ...account,
    status: update.status,
    equity: update.equity,
    cash: update.cash,
    dayResult: update.dayResult,
    dayResultPct: update.dayResultPct,
    exposure: update.exposure,
    exposurePct: update.exposurePct,
    drawdownPct: update.drawdownPct,
    totalResultPct: update.totalResultPct,
    marketTime: update.marketTime,
    run: update.run,
    halt: update.status === 'HALTED' ? account.halt : null,
  };
}

export function filterAccounts<A extends Account>(
  accounts: readonly A[],
  filter: OverviewFilter,
): readonly A[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return accounts.filter((account) => {
    if (filter.status !== 'ALL' && account.status !== filter.status) return false;
    const { client, name } = account;
    const text = `${client.name} ${client.reference} ${name} ${account.id}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

type Compare = (a: Account, b: Account) => number;

const by =
  (figure: (account: Account) => string | null): Compare =>
  (a, b) =>
    // What is hidden is equal to everything: its order must tell nothing.
    compareDecimals(figure(a) ?? '0', figure(b) ?? '0');

const COMPARISONS: Readonly<Record<string, Compare>> = {
  client: (a, b) => a.client.name.localeCompare(b.client.name) || a.name.localeCompare(b.name),
  status: (a, b) => a.status.localeCompare(b.status),
  equity: by((account) => account.equity),
  day: by((account) => account.dayResultPct),
  total: by((account) => account.totalResultPct),
  exposure: by((account) => account.exposurePct),
  drawdown: by((account) => account.drawdownPct),
};

/** Equal rows keep a fixed order (by id), so that live rows do not dance. */
export function sortAccounts<A extends Account>(accounts: readonly A[], sort: Sort): readonly A[] {
  const compare = COMPARISONS[sort.key];
  if (!compare) return accounts;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return accounts.toSorted((a, b) => sign * compare(a, b) || a.id.localeCompare(b.id));
}

/** Names start at A, figures at the largest; a second press turns the order round. */
export function nextSort(sort: Sort, key: string): Sort {
  if (sort.key === key) {
    return { key, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { key, direction: key === 'client' ? 'ascending' : 'descending' };
}
