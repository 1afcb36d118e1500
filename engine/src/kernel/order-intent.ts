/** What a strategy asks for at its desk, in floats; and what of it makes no sense. */
import type { OrderType, Side, TimeInForce } from '../domain/order.js';
import { TIMES_IN_FORCE } from '../domain/order.js';
import type { OrderOptions, Size } from '../strategies/define-strategy.js';

export type Intent = { readonly kind: 'CLOSE' } | { readonly kind: 'CANCEL' } | OrderIntent;

export interface OrderIntent {
  readonly kind: 'ORDER';
  readonly side: Side;
  readonly size: Size;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly limit: number;
  /** Of a stop, an if-touched order or the first level of a trailing stop; 0 where there is none. */
  readonly stop: number;
  readonly reduceOnly: boolean;
  /** Where more was asked for than the above. */
  readonly options: OrderOptions | null;
  /** Number of the order in this decision that must fill first; −1 for none. */
  readonly after: number;
}

export const NO_OPTIONS: OrderOptions = {};

/** `refuse` does not return: it is thrown at the strategy's own call. */
export function readIntent(
  side: Side,
  size: Size,
  options: OrderOptions,
  refuse: (reason: string) => never,
): OrderIntent {
  checkSize(size, refuse);
  if (options === NO_OPTIONS) return market(side, size);
  checkNames(options, refuse);
  const { limit, stop, touch, trail, stopLoss, takeProfit, display } = options;
  for (const [name, value] of Object.entries({
    limit,
    stop,
    touch,
    stopLoss,
    takeProfit,
    display,
  })) {
    if (value !== undefined && !(Number.isFinite(value) && value > 0)) {
      refuse(`the ${name} must be a positive number, not ${String(value)}`);
    }
  }
  if (trail !== undefined) checkTrail(trail, refuse);
  const type = typeOf(options, refuse);
  return {
    kind: 'ORDER',
    side,
    size,
    type,
    timeInForce: timeOf(options, refuse),
    limit: limit ?? 0,
    stop: stop ?? touch ?? 0,
    reduceOnly: options.reduceOnly === true,
    options: isPlain(options) ? null : options,
    after: afterOf(options, refuse),
  };
}

const KNOWN: Readonly<Record<keyof OrderOptions, true>> = {
  ...{ limit: true, stop: true, touch: true, trail: true, at: true, timeInForce: true },
  ...{ expireAt: true, postOnly: true, reduceOnly: true, display: true },
  ...{ stopLoss: true, takeProfit: true, oco: true, after: true },
};

/** A `stoploss` that nobody reads would leave a position without its protection. */
function checkNames(options: OrderOptions, refuse: (reason: string) => never): void {
  for (const name in options) {
    if (Object.hasOwn(KNOWN, name)) continue;
    refuse(`there is no option "${name}"; there are ${Object.keys(KNOWN).join(', ')}`);
  }
}

function afterOf({ after }: OrderOptions, refuse: (reason: string) => never): number {
  if (after === undefined) return -1;
  return Number.isInteger(after) && after >= 0
    ? after
    : refuse('after takes what buy or sell gave');
}

function isPlain(options: OrderOptions): boolean {
  const { at, trail, stopLoss, takeProfit, display, postOnly, expireAt, oco } = options;
  const rare = [at, trail, stopLoss, takeProfit, display, postOnly, expireAt, oco];
  return rare.every((value) => value === undefined);
}

function market(side: Side, size: Size): OrderIntent {
  return {
    kind: 'ORDER',
    side,
    size,
    type: 'MARKET',
    timeInForce: 'GTC',
    limit: 0,
    stop: 0,
    reduceOnly: false,
    options: null,
    after: -1,
  };
}

function typeOf(options: OrderOptions, refuse: (reason: string) => never): OrderType {
  const { limit, stop, touch, trail, at } = options;
  const wakes = [stop, touch, trail].filter((value) => value !== undefined).length;
  if (trail !== undefined) {
    if (touch !== undefined || limit !== undefined) refuse('a trailing stop has no limit or touch');
    return 'TRAILING_STOP';
  }
  if (wakes > 1) refuse('an order has a stop or a touch, not both');
  if (at !== undefined && wakes > 0) refuse('an order for the open or the close has no stop');
  if (touch !== undefined) {
    return limit === undefined
      ? refuse('an order that waits for a touch has a limit')
      : 'LIMIT_IF_TOUCHED';
  }
  if (stop !== undefined) return limit === undefined ? 'STOP' : 'STOP_LIMIT';
  if (limit !== undefined) return 'LIMIT';
  if (at === undefined) return 'MARKET';
  return at === 'OPEN' ? 'MARKET_ON_OPEN' : 'MARKET_ON_CLOSE';
}

function timeOf(options: OrderOptions, refuse: (reason: string) => never): TimeInForce {
  const { at, timeInForce, expireAt } = options;
  if (at !== undefined) {
    if (at !== 'OPEN' && at !== 'CLOSE') refuse('at must be OPEN or CLOSE');
    if (timeInForce !== undefined) refuse('an order for the open or the close has no other time');
    return at === 'OPEN' ? 'OPG' : 'CLS';
  }
  if (timeInForce === undefined) return expireAt === undefined ? 'GTC' : 'GTD';
  return TIMES_IN_FORCE.includes(timeInForce)
    ? timeInForce
    : refuse(`timeInForce must be one of ${TIMES_IN_FORCE.join(', ')}`);
}

function checkTrail(
  trail: NonNullable<OrderOptions['trail']>,
  refuse: (reason: string) => never,
): void {
  const distance = typeof trail === 'number' ? trail : trail.percent;
  const most = typeof trail === 'number' ? Number.POSITIVE_INFINITY : 100;
  if (distance > 0 && distance < most) return;
  refuse(`the trail must be a positive number or a percentage below 100, not ${String(distance)}`);
}

function checkSize(size: Size, refuse: (reason: string) => never): void {
  if (typeof size !== 'object' || size === null) refuse('an order needs a size');
  if ('allIn' in size) {
    if (size.allIn !== true) refuse('allIn must be true');
    return;
  }
  if ('equityFraction' in size) {
    const { equityFraction } = size;
    if (!(equityFraction > 0 && equityFraction <= 1)) {
      refuse(`equityFraction must lie above 0 and at most at 1, not ${equityFraction}`);
    }
    return;
  }
  const amount = 'units' in size ? size.units : size.notional;
  if (!(Number.isFinite(amount) && amount > 0)) {
    refuse(`the size of an order must be a positive number, not ${String(amount)}`);
  }
}
