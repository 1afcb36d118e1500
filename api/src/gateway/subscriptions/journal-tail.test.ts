/** However notifications and reads fall together, each entry is delivered once and in order. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { JournalTail } from './journal-tail.js';

class Journal {
  readonly entries: { readonly seq: number }[] = [];
  readonly listeners = new Set<() => void>();

  add(notify: boolean): void {
    this.entries.push({ seq: this.entries.length + 1 });
    if (notify) for (const listener of this.listeners) listener();
  }

  tail(afterSeq: number): Promise<JournalTail<{ readonly seq: number }>> {
    return JournalTail.open({
      afterSeq,
      pollMs: 1,
      read: (after, limit) => Promise.resolve(this.entries.slice(after, after + limit)),
      listen: (onChange) => {
        this.listeners.add(onChange);
        return Promise.resolve(() => {
          this.listeners.delete(onChange);
          return Promise.resolve();
        });
      },
    });
  }
}

const nobody = () => Promise.resolve(() => Promise.resolve());

it('replays what is behind and goes on with what comes, once each', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 250 }),
      fc.nat({ max: 250 }),
      fc.array(fc.boolean(), { maxLength: 60 }),
      async (before, from, later) => {
        const journal = new Journal();
        for (let index = 0; index < before; index += 1) journal.add(false);
        const afterSeq = Math.min(from, before);
        const tail = await journal.tail(afterSeq);
        const seen: number[] = [];
        const expected = before - afterSeq + later.length;
        const reading = (async () => {
          while (seen.length < expected) seen.push((await tail.next()).value?.seq);
        })();
        for (const notify of later) {
          journal.add(notify);
          await Promise.resolve();
        }
        await reading;
        expect(seen).toEqual(Array.from({ length: expected }, (_, index) => afterSeq + index + 1));
        await tail.return();
        expect(journal.listeners.size).toBe(0);
      },
    ),
    { numRuns: 50 },
  );
});

it('ends at once when the subscriber leaves while nothing happens', async () => {
  const read = vi.fn(() => Promise.resolve([]));
  const tail = await JournalTail.open({ afterSeq: 0, read, listen: nobody, pollMs: 1e6 });
  const next = tail.next();
  await expect.poll(() => read).toHaveBeenCalled();
  await tail.return();
  expect(await next).toEqual({ done: true, value: undefined });
});

it('fails on a journal with a hole instead of jumping over it', async () => {
  const read = () => Promise.resolve([{ seq: 1 }, { seq: 3 }]);
  const tail = await JournalTail.open({ afterSeq: 0, read, listen: nobody });
  expect((await tail.next()).value).toEqual({ seq: 1 });
  await expect(tail.next()).rejects.toThrow('Journal entry 3 does not follow 1');
});
