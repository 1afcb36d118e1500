/** Lists read page by page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ConfigurationError } from './errors/client-errors.js';
import { NodeList } from './pagination.js';

/** A server's list of the numbers 0 … total-1, with the cursor of each its own text. */
function numbers(total: number, asked: number[] = []) {
  return async ({ first, after }: { first: number; after: string | undefined }) => {
    asked.push(first);
    const from = after === undefined ? 0 : Number(after) + 1;
    const nodes = Array.from(
      { length: Math.max(0, Math.min(first, total - from)) },
      (_, at) => from + at,
    );
    const last = nodes.at(-1);
    const endCursor = last === undefined ? null : String(last);
    const hasNextPage = last !== undefined && last < total - 1;
    return {
      nodes,
      pageInfo: { hasNextPage, hasPreviousPage: false, startCursor: null, endCursor },
    };
  };
}

describe('NodeList', () => {
  it('gives each node once and in order, for any page size, limit and length', async () => {
    const counts = [
      fc.nat(300),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 350 }),
    ] as const;
    await fc.assert(
      fc.asyncProperty(...counts, async (total, first, limit) => {
        const asked: number[] = [];
        const nodes = await new NodeList({ first, limit }, numbers(total, asked)).toArray();
        expect(nodes).toEqual(Array.from({ length: Math.min(total, limit) }, (_, at) => at));
        expect(Math.max(...asked)).toBeLessThanOrEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  it('asks for nothing before it is read, and for no page after the loop is left', async () => {
    const asked: number[] = [];
    const list = new NodeList({ first: 10 }, numbers(100, asked));
    expect(asked).toEqual([]);
    for await (const node of list) if (node === 12) break;
    expect(asked).toEqual([10, 10]);
  });

  it('gives one page with its place in the list, and goes on after it', async () => {
    const page = await new NodeList({ first: 3 }, numbers(7)).page();
    expect(page.nodes).toEqual([0, 1, 2]);
    const after = page.pageInfo.endCursor ?? undefined;
    expect(await new NodeList({ first: 3, after }, numbers(7)).toArray()).toEqual([3, 4, 5, 6]);
  });

  it('gives page after page, each asked for when the loop comes to it', async () => {
    const asked: number[] = [];
    const list = new NodeList({ first: 3, limit: 8 }, numbers(100, asked));
    const pages: (readonly number[])[] = [];
    for await (const { nodes } of list.pages()) pages.push(nodes);
    expect(pages).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7],
    ]);
    expect(asked).toEqual([3, 3, 2]);
  });

  it('takes the smaller of two limits', async () => {
    const list = new NodeList({ limit: 5 }, numbers(100));
    expect(await list.toArray({ limit: 2 })).toEqual([0, 1]);
    expect(await list.toArray({ limit: 50 })).toHaveLength(5);
    expect(await list.toArray()).toHaveLength(5);
    await expect(list.toArray({ limit: 0 })).rejects.toThrow(ConfigurationError);
  });

  it('stops between two nodes when its signal says so', async () => {
    const controller = new AbortController();
    const asked: number[] = [];
    const { signal } = controller;
    const list = new NodeList<number>({ first: 10, signal }, numbers(100, asked));
    const seen: unknown[] = [];
    const loop = async () => {
      for await (const node of list) {
        seen.push(node);
        if (node === 3) controller.abort('enough');
      }
    };
    await expect(loop()).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(asked).toEqual([10]);
  });

  it('stops at a page that is empty although it promises more', async () => {
    const pageInfo = {
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: 'x',
    };
    const list = new NodeList({}, () => Promise.resolve({ nodes: [], pageInfo }));
    expect(await list.toArray()).toEqual([]);
  });

  it.each([{ first: 0 }, { first: 201 }, { first: 1.5 }, { limit: 0 }, { limit: Number.NaN }])(
    'refuses %j',
    (options) => {
      expect(() => new NodeList(options, numbers(1))).toThrow(ConfigurationError);
    },
  );
});
