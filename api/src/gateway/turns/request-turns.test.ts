/** Where a request stands, and that no place is lost whatever becomes of it. */
import { describe, expect, it } from 'vitest';
import { RequestTurns, type RequestTurn } from './request-turns.js';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** More than any of the rooms holds of one tenant. */
const MANY = 200;

/** Lets them arrive until somebody has to wait; who is at the door, and who waits. */
async function fillDoor(turns: RequestTurns, line: string, reserved = false) {
  const inside: RequestTurn[] = [];
  const waiting: RequestTurn[] = [];
  for (let request = 0; request < MANY; request += 1) {
    const turn = turns.open();
    waiting.push(turn);
    void turn.arrive(line, reserved).then(() => {
      waiting.splice(waiting.indexOf(turn), 1);
      inside.push(turn);
    });
  }
  await settled();
  return { inside, waiting };
}

async function arrives(turns: RequestTurns, line: string, reserved = false): Promise<boolean> {
  let arrived = false;
  const turn = turns.open();
  void turn.arrive(line, reserved).then(() => (arrived = true));
  await settled();
  turn.leaveDoor();
  return arrived;
}

describe('at the door', () => {
  it('a flood of one tenant waits for itself, and others and ways out do not', async () => {
    const turns = new RequestTurns();
    const { waiting } = await fillDoor(turns, 'flood');
    expect(waiting.length).toBeGreaterThan(MANY / 2);
    expect(await arrives(turns, 'flood')).toBe(false);
    expect(await arrives(turns, 'other')).toBe(true);
    expect(await arrives(turns, 'flood', true)).toBe(true);
  });

  it('ways out are bounded too', async () => {
    const turns = new RequestTurns();
    const { waiting } = await fillDoor(turns, 'flood', true);
    expect(waiting.length).toBeGreaterThan(MANY / 2);
    expect(await arrives(turns, 'other', true)).toBe(true);
  });

  it('who leaves while waiting gives the place on', async () => {
    const turns = new RequestTurns();
    const { inside, waiting } = await fillDoor(turns, 'flood');
    for (const turn of [...waiting, ...inside]) turn.leaveDoor();
    for (let round = 0; round < MANY && waiting.length > 0; round += 1) await settled();
    expect(waiting).toEqual([]);
    expect(await arrives(turns, 'flood')).toBe(true);
  });
});

describe('inside', () => {
  it('waiting for an operation holds nobody up at the door', async () => {
    const turns = new RequestTurns();
    const started: RequestTurn[] = [];
    for (let request = 0; request < MANY; request += 1) {
      const turn = turns.open();
      await turn.arrive('flood', false);
      void turn.execute('flood', 'QUERY', 1).then(() => started.push(turn));
    }
    await settled();
    expect(started.length).toBeGreaterThan(0);
    expect(started.length).toBeLessThan(MANY / 2);
    expect(await arrives(turns, 'flood')).toBe(true);
    let served = 0;
    while (served < MANY) {
      started.at(served)?.end();
      served += 1;
      await settled();
      await settled();
    }
    expect(started).toHaveLength(MANY);
  });

  it('queries do not wait for mutations', async () => {
    const turns = new RequestTurns();
    for (let request = 0; request < MANY; request += 1) {
      void turns.open().execute('flood', 'MUTATION', 1);
    }
    let isRead = false;
    void turns
      .open()
      .execute('flood', 'QUERY', 1)
      .then(() => (isRead = true));
    await settled();
    expect(isRead).toBe(true);
  });

  it('who was refused while waiting takes no place, and ending twice gives back one', async () => {
    const turns = new RequestTurns();
    const all = Array.from({ length: MANY }, () => turns.open());
    const executed = all.map((turn) => turn.execute('flood', 'QUERY', 1));
    for (const turn of all.toReversed()) {
      turn.end();
      turn.end();
    }
    await Promise.all(executed);
    const again = turns.open();
    await again.execute('flood', 'QUERY', 1);
    again.end();
  });
});
