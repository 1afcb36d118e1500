/** Files with New York's wall clock: the hours that the clocks skip and repeat. */
import { describe, expect, it } from 'vitest';
import { readBarsText } from './bars-file.js';

const file = (...times: readonly string[]): string =>
  ['time_ny,open,high,low,close', ...times.map((time) => `${time},1,2,1,1`)].join('\n');

const stamps = (text: string): readonly string[] | string => {
  const read = readBarsText(text);
  return read.ok
    ? Array.from(read.bars.label, (at) => new Date(at).toISOString().slice(0, 16))
    : read.error.message;
};

describe('bars by the clock of New York', () => {
  it('go through the repeated hour twice, without a double and without a hole', () => {
    expect(
      stamps(
        file(
          '2024-11-03 00:30',
          '2024-11-03 01:00',
          '2024-11-03 01:30',
          '2024-11-03 01:00',
          '2024-11-03 01:30',
          '2024-11-03 02:00',
        ),
      ),
    ).toEqual([
      '2024-11-03T04:30',
      '2024-11-03T05:00',
      '2024-11-03T05:30',
      '2024-11-03T06:00',
      '2024-11-03T06:30',
      '2024-11-03T07:00',
    ]);
  });

  it('are refused with a sentence where the clocks were never', () => {
    const text = file('2024-03-10 01:30', '2024-03-10 02:30', '2024-03-10 03:00');
    expect(stamps(text)).toBe('the clocks of New York skip 2024-03-10 02:30 (daylight saving)');
    const skipped = readBarsText(text, { skipBadRows: true });
    expect(skipped.ok && [skipped.bars.length, skipped.bars.skipped[0]?.fault]).toEqual([
      2,
      'TIME_SKIPPED',
    ]);
  });

  it('are still refused when a time comes a third time', () => {
    const text = file('2024-11-03 01:00', '2024-11-03 01:00', '2024-11-03 01:00');
    expect(stamps(text)).toBe('the time 2024-11-03 01:00 is there twice');
  });
});
