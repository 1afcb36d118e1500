/** Whoever needs the second factor waits for one dialog. */
import { expect, it } from 'vitest';
import { StepUpStore } from './step-up-store.js';

it.each([true, false])('answers all that asked with %s, and closes', async (shown) => {
  const store = new StepUpStore();
  const seen: boolean[] = [];
  store.subscribe(() => seen.push(store.isOpen()));
  const answers = Promise.all([store.ask(), store.ask()]);
  expect(store.isOpen()).toBe(true);
  store.answer(shown);
  expect(await answers).toEqual([shown, shown]);
  expect(seen).toEqual([true, true, false]);
});
