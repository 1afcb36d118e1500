/** A strategy that places orders of every kind, and has them wait for, protect and end each other. */
import type { OrderDesk, OrderOptions } from '../strategies/define-strategy.js';
import { everyBarStrategy } from './scripted-strategy.js';

/** Another shape on every bar, with an order that waits for it every third bar. */
export const everyKindOfOrder = everyBarStrategy('everything', (desk, tick, { close, at }) => {
  const buys = (tick * 7) % 11 < 6;
  const sign = buys ? 1 : -1;
  const by = (percent: number): number => close * (1 + (sign * percent) / 100);
  const shapes: readonly OrderOptions[] = [
    { stopLoss: by(-1), takeProfit: by(2) },
    { limit: by(-0.3), stopLoss: by(-2), takeProfit: by(3) },
    { stop: by(0.4), stopLoss: by(-1) },
    { stop: by(0.3), limit: by(0.6), timeInForce: 'DAY' },
    { touch: by(-0.4), limit: by(-0.2) },
    { trail: { percent: 1 } },
    { trail: close / 200 },
    { at: 'OPEN' },
    { at: 'CLOSE' },
    { limit: by(-0.2), oco: 'g', postOnly: true },
    { stop: by(0.5), oco: 'g' },
    { limit: by(-0.5), expireAt: at + 200_000_000 },
    { limit: by(0.1), timeInForce: 'IOC' },
    { limit: by(-0.1), display: 1 },
  ];
  const options = shapes[tick % shapes.length] as OrderOptions;
  const size = { units: 1 + (tick % 9) };
  const first = buys ? desk.buy(size, options) : desk.sell(size, options);
  if (tick % 3 === 0) after(desk, !buys, size, first);
  if (tick % 37 === 0) desk.cancelOrders();
  if (tick % 53 === 0) desk.close();
});

function after(desk: OrderDesk, buys: boolean, size: { units: number }, first: number): void {
  const options = { trail: { percent: 1.5 }, reduceOnly: true, after: first } as const;
  if (buys) desk.buy(size, options);
  else desk.sell(size, options);
}
