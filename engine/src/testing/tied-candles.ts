/** Seeded candles of a few whole ticks, so that bodies, shadows and gaps are often exactly equal. */
import { seededRandom } from '../simulation/seeded-random.js';

const FIRST_PRICE = 1000;
const LOWEST_PRICE = 200;

/** Open, high, low and close; quiet and lively stretches take turns. */
export function tiedCandles(length: number, seed: number): readonly Float64Array[] {
  const random = seededRandom(seed);
  const upTo = (ticks: number): number => Math.floor(random() * (ticks + 1));
  const columns = Array.from({ length: 4 }, () => new Float64Array(length));
  let price = FIRST_PRICE;
  let direction = 1;
  for (let i = 0; i < length; i += 1) {
    const size = 1 + ((i >> 5) % 7);
    if (random() < 0.4) direction = -direction;
    const open = price + (random() < 0.5 ? 0 : upTo(4) - 2);
    const body = random() < 0.3 ? upTo(size * 3) : upTo(size);
    const close = Math.max(LOWEST_PRICE, open + direction * body);
    const shadow = (): number => (random() < 0.5 ? 0 : upTo(size));
    const high = Math.max(open, close) + shadow();
    const low = Math.min(open, close) - shadow();
    [open, high, low, close].forEach((value, c) => ((columns[c] as Float64Array)[i] = value));
    price = close;
  }
  return columns;
}
