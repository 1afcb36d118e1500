/** `fiducia orders`: list, place and cancel orders of a running system. */
import type { FiduciaClient, Order } from '@fiducia/sdk';
import { InvalidArgumentError, type Command } from 'commander';

import { ask } from '../ask.js';
import { withConnectionOptions, type ConnectionFlags } from '../connection.js';
import { orderInput, withOrderOptions, type PlaceFlags } from '../order-options.js';
import { orderFacts, orderTable } from '../order-text.js';
import { note, print, printJson } from '../terminal.js';

const DEFAULT_LISTED = 50;
const MOST_LISTED = 10_000;

interface ListFlags extends ConnectionFlags {
  readonly account?: string;
  readonly last?: number;
}

export function registerOrders(program: Command): void {
  const orders = withListOptions(withConnectionOptions(program.command('orders')))
    .description('orders of a running system: list, place, cancel')
    .action(async (flags: ListFlags) => listOrders(flags));
  orders
    .command('list')
    .description('newest orders first (what `orders` alone does)')
    .action(async (_: unknown, command: Command) => listOrders(command.optsWithGlobals()));
  registerPlace(orders);
  orders
    .command('cancel <order>')
    .description('ask for an order to be cancelled')
    .option('--idempotency-key <key>', 'repeats with the same key act once')
    .action(async (id: string, _: unknown, command: Command) =>
      cancelOrder(id, command.optsWithGlobals()),
    );
}

function withListOptions(command: Command): Command {
  return command
    .option('--account <id>', 'only this account')
    .option('--last <n>', `how many at most (default ${DEFAULT_LISTED})`, readCount);
}

function registerPlace(orders: Command): void {
  const place = orders
    .command('place <account>')
    .description('place an order; it takes the same checks as a strategy’s');
  withOrderOptions(place).action(async (account: string, _: unknown, command: Command) =>
    placeOrder(account, command.optsWithGlobals()),
  );
}

function readCount(value: string): number {
  const count = /^\d+$/.test(value) ? Number(value) : 0;
  if (count >= 1 && count <= MOST_LISTED) return count;
  throw new InvalidArgumentError(`It takes a whole number from 1 to ${MOST_LISTED}`);
}

async function listOrders(flags: ListFlags): Promise<void> {
  const most = flags.last ?? DEFAULT_LISTED;
  const orders = await ask(flags, 'READ', (client) =>
    flags.account === undefined
      ? newestOfAll(client, most)
      : client.orders.list(flags.account, { limit: most }).toArray(),
  );
  if (flags.json === true) printJson(orders);
  else print(orders.length === 0 ? 'There are no orders.' : orderTable(orders));
}

/** The API lists orders by account: the newest of each are merged. */
async function newestOfAll(client: FiduciaClient, most: number): Promise<readonly Order[]> {
  const orders: Order[] = [];
  for await (const account of client.accounts.list({ first: 100 })) {
    orders.push(...(await client.orders.list(account.id, { limit: most }).toArray()));
  }
  return orders.sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1)).slice(0, most);
}

async function placeOrder(accountId: string, flags: PlaceFlags): Promise<void> {
  const input = orderInput(accountId, flags);
  const order = await ask(flags, 'TRADE', (client) => client.orders.place(input));
  if (flags.json === true) printJson(order);
  else print(orderFacts(order));
}

async function cancelOrder(
  orderId: string,
  flags: ConnectionFlags & { readonly idempotencyKey?: string },
): Promise<void> {
  const input = { orderId, idempotencyKey: flags.idempotencyKey };
  const order = await ask(flags, 'TRADE', (client) => client.orders.cancel(input));
  if (flags.json === true) printJson(order);
  else print(orderFacts(order));
  if (order.status === 'FILLED') note('The order had been filled before the cancel reached it.');
}
