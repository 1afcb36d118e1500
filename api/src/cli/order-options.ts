/** The options of `fiducia orders place`, and the order that they say. */
import {
  ORDER_TYPE_VALUES,
  SIDE_VALUES,
  TIME_IN_FORCE_VALUES,
  type PlaceOrderInput,
} from '@fiducia/sdk';
import { InvalidArgumentError, Option, type Command } from 'commander';

import { CliFailure } from './cli-failure.js';
import type { ConnectionFlags } from './connection.js';

export interface PlaceFlags extends ConnectionFlags {
  readonly symbol: string;
  readonly side: string;
  readonly quantity?: string;
  readonly notional?: string;
  readonly equityFraction?: string;
  readonly type: string;
  readonly timeInForce?: string;
  readonly limitPrice?: string;
  readonly stopPrice?: string;
  readonly trailAmount?: string;
  readonly trailPercent?: string;
  readonly expireAt?: string;
  readonly postOnly?: boolean;
  readonly reduceOnly?: boolean;
  readonly displayQuantity?: string;
  readonly stopLoss?: string;
  readonly takeProfit?: string;
  readonly oco?: string;
  readonly after?: string;
  readonly idempotencyKey?: string;
}

export function withOrderOptions(command: Command): Command {
  return command
    .requiredOption('--symbol <s>', 'what to trade')
    .addOption(choice('--side <side>', 'which way', SIDE_VALUES).makeOptionMandatory())
    .option('--quantity <q>', 'how many units, a multiple of the lot size')
    .option('--notional <amount>', 'instead of --quantity: for how much money')
    .option('--equity-fraction <f>', 'instead of --quantity: share of equity, above 0, at most 1')
    .addOption(choice('--type <type>', 'kind of order', ORDER_TYPE_VALUES).default('MARKET'))
    .addOption(
      choice(
        '--time-in-force <t>',
        'how long it stays (default: GTC, or as the type says)',
        TIME_IN_FORCE_VALUES,
      ),
    )
    .option('--limit-price <p>', 'for LIMIT, STOP_LIMIT and LIMIT_IF_TOUCHED')
    .option('--stop-price <p>', 'for STOP, STOP_LIMIT and LIMIT_IF_TOUCHED: where it wakes')
    .option('--trail-amount <d>', 'for TRAILING_STOP: its distance in the price')
    .option('--trail-percent <d>', 'for TRAILING_STOP: its distance in percent')
    .option('--expire-at <time>', 'for GTD: the last moment, ISO 8601, market time')
    .option('--post-only', 'for LIMIT: rather none than one that takes a price')
    .option('--reduce-only', 'only towards zero')
    .option('--display-quantity <q>', 'for LIMIT: how many units the book shows at a time')
    .option('--stop-loss <p>', 'protect what it opens: give it up at this price')
    .option('--take-profit <p>', 'protect what it opens: take the profit at this price')
    .option('--oco <name>', 'a fill of one order with this name cancels the others')
    .option('--after <order>', 'hold it back until this order has filled')
    .option('--idempotency-key <key>', 'repeats with the same key act once');
}

export function orderInput(
  accountId: string,
  flags: PlaceFlags,
): Omit<PlaceOrderInput, 'idempotencyKey'> & { readonly idempotencyKey?: string } {
  const { symbol, side, type, oco, after, expireAt } = flags;
  return {
    accountId,
    symbol,
    side: side as PlaceOrderInput['side'],
    type: type as PlaceOrderInput['type'],
    timeInForce: (flags.timeInForce ?? usualTime(flags)) as PlaceOrderInput['timeInForce'],
    quantity: flags.quantity,
    notional: flags.notional,
    equityFraction: flags.equityFraction,
    limitPrice: flags.limitPrice,
    stopPrice: flags.stopPrice,
    trailAmount: flags.trailAmount,
    trailPercent: flags.trailPercent,
    expireAt: expireAt === undefined ? undefined : readTime(expireAt),
    postOnly: flags.postOnly,
    reduceOnly: flags.reduceOnly,
    displayQuantity: flags.displayQuantity,
    stopLoss: flags.stopLoss,
    takeProfit: flags.takeProfit,
    ocoGroup: oco,
    afterOrderId: after,
    ...(flags.idempotencyKey === undefined ? {} : { idempotencyKey: flags.idempotencyKey }),
  };
}

function usualTime({ type, expireAt }: PlaceFlags): string {
  if (type === 'MARKET_ON_OPEN') return 'OPG';
  if (type === 'MARKET_ON_CLOSE') return 'CLS';
  return expireAt === undefined ? 'GTC' : 'GTD';
}

function readTime(text: string): string {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new CliFailure('Option --expire-at takes a time such as 2026-03-31T20:00:00Z.', 2);
}

/** Upper and lower case alike, as people type them. */
function choice(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, `${description}: ${values.join(', ')}`);
  return option.argParser((value) => {
    const upper = value.toUpperCase().replaceAll('-', '_');
    if (values.includes(upper)) return upper;
    throw new InvalidArgumentError(`It takes one of ${values.join(', ')}`);
  });
}
