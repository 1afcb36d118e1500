/** An account as a person at a terminal reads it. */
import type { Account, AccountDetail, Halt } from '@fiducia/sdk';

import { renderFacts, renderTable } from './text-table.js';
import { paint } from './terminal.js';

/** For what the key's rights do not show. */
export const HIDDEN = '(hidden)';

export function accountTable(accounts: readonly Account[]): string {
  return renderTable(
    [
      { title: 'ACCOUNT', cell: (account) => account.id },
      { title: 'NAME', cell: (account) => account.name },
      { title: 'CLIENT', cell: (account) => account.client.name },
      { title: 'STATUS', cell: (account) => account.status },
      { title: 'EQUITY', align: 'right', cell: (account) => amount(account.equity) },
      { title: 'DAY %', align: 'right', cell: (account) => amount(account.dayResultPct) },
      { title: 'TOTAL %', align: 'right', cell: (account) => amount(account.totalResultPct) },
      { title: 'EXPOSED %', align: 'right', cell: (account) => amount(account.exposurePct) },
      { title: 'DRAWDOWN %', align: 'right', cell: (account) => amount(account.drawdownPct) },
      { title: 'MARKET DAY', cell: (account) => account.marketTime?.slice(0, 10) ?? '-' },
    ],
    accounts,
  );
}

export function accountFacts(account: AccountDetail): string {
  const status =
    account.halt === null
      ? account.status
      : `${paint('red', account.status)}: ${haltText(account.halt) ?? account.halt.rule ?? ''}`;
  return renderFacts([
    ['Account', `${account.name} (${account.id})`],
    ['Client', `${account.client.name} (${account.client.reference})`],
    ['Mode', account.mode],
    ['Status', status],
    ['Equity', `${amount(account.equity)} ${account.currency}`],
    ['Cash', `${amount(account.cash)} ${account.currency}`],
    [
      'Exposure',
      `${amount(account.exposure)} ${account.currency} (${amount(account.exposurePct)} %)`,
    ],
    ['Day', `${amount(account.dayResult)} (${amount(account.dayResultPct)} %)`],
    ['Total', `${amount(account.totalResultPct)} %`],
    ['Drawdown', `${amount(account.drawdownPct)} % of ${amount(account.peakEquity)}`],
    ['Market', `${account.marketTime ?? 'no bar yet'} (run ${account.run})`],
    ['Journal', `entry ${account.journal.seq}, ${account.journal.hash}`],
    ...account.deployments.map(
      (deployment) =>
        [
          'Strategy',
          `${deployment.strategy.name} ${JSON.stringify(deployment.parameters)} ${deployment.status}`,
        ] as const,
    ),
  ]);
}

/** Who or what has halted, and why; null where the key's rights show no words. */
export function haltText({ sentence, reason }: Pick<Halt, 'sentence' | 'reason'>): string | null {
  if (sentence === null) return null;
  return reason === null ? sentence : `${sentence} Reason: ${reason}`;
}

export function positionTable(account: AccountDetail): string {
  const open = account.positions.filter(
    ({ quantity }) => quantity === null || Number(quantity) !== 0,
  );
  if (open.length === 0) return 'No open positions.';
  return renderTable(
    [
      { title: 'POSITION', cell: (position) => position.instrument.symbol },
      { title: 'QUANTITY', align: 'right', cell: (position) => position.quantity ?? HIDDEN },
      { title: 'AVERAGE', align: 'right', cell: (position) => amount(position.averagePrice) },
      { title: 'LAST', align: 'right', cell: (position) => amount(position.lastPrice) },
      { title: 'VALUE', align: 'right', cell: (position) => amount(position.marketValue) },
      { title: 'OPEN RESULT', align: 'right', cell: (position) => amount(position.unrealizedPnl) },
    ],
    open,
  );
}

/** Money, prices and percentages: two places and groups of three, cut and not rounded: what is shown is there. */
export function amount(decimal: string | null): string {
  if (decimal === null) return HIDDEN;
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${negative ? '-' : ''}${grouped}.${fraction.slice(0, 2).padEnd(2, '0')}`;
}
