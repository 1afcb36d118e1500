/** The order and the patience of a stop. */
import { describe, expect, it } from 'vitest';

import { LifeCycle, StartInterrupted } from './life-cycle.js';

describe('life cycle', () => {
  it('stops in the reverse order of the start', async () => {
    const order: string[] = [];
    const life = new LifeCycle();
    for (const name of ['database', 'engine', 'gateway']) {
      life.started(name, () => void order.push(name));
    }
    expect(await life.stop(null)).toBe(true);
    expect(order).toEqual(['gateway', 'engine', 'database']);
  });

  it('stops once, however often it is asked', async () => {
    let stops = 0;
    const life = new LifeCycle();
    life.started('engine', () => void (stops += 1));
    await Promise.all([life.stop(null), life.stop(null)]);
    await life.stop(null);
    expect(stops).toBe(1);
  });

  it('goes on to the next part when one fails', async () => {
    const order: string[] = [];
    const life = new LifeCycle();
    life.started('database', () => void order.push('database'));
    life.started('engine', () => Promise.reject(new Error('broken')));
    expect(await life.stop(null)).toBe(false);
    expect(order).toEqual(['database']);
  });

  it('does not wait for a part beyond its time', async () => {
    const life = new LifeCycle();
    let databaseStopped = false;
    life.started('database', () => void (databaseStopped = true));
    life.started('engine', () => new Promise<void>(() => undefined), 5);
    expect(await life.stop(null)).toBe(false);
    expect(databaseStopped).toBe(true);
  });

  it('reports a part that ended by itself, but not while it stops', async () => {
    const reports: string[] = [];
    const life = new LifeCycle();
    life.onFailure((part) => void reports.push(part));
    life.fail('database', new Error('gone'));
    await life.stop(null);
    life.fail('engine', new Error('gone'));
    expect(reports).toEqual(['database']);
  });

  it('starts nothing further once it was interrupted, and still stops what had begun', async () => {
    const order: string[] = [];
    const life = new LifeCycle();
    life.interrupt();
    expect(() => life.started('database', () => void order.push('database'))).toThrow(
      StartInterrupted,
    );
    await life.stop(null);
    expect(order).toEqual(['database']);
  });
});
