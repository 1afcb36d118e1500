/** Bars files as people have them: every trap has an answer with its line. */
import { describe, expect, it } from 'vitest';
import { readBarsText } from './bars-file.js';
import type { BarsFileOptions } from './bars-file.js';

const HEADER = 'date,open,high,low,close,volume';
const ROW = '2020-01-02,10,12,9,11,100';

function read(text: string, options: BarsFileOptions = {}) {
  const result = readBarsText(text, options);
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.line}`);
  return result.bars;
}

function fault(text: string, options: BarsFileOptions = {}): string {
  const result = readBarsText(text, options);
  return result.ok
    ? 'ok'
    : `${result.error.code} line ${result.error.line}: ${result.error.message}`;
}

describe('a bars file', () => {
  it.each([
    [
      'its columns in any order and case',
      'Volume,CLOSE,Low,High,Open,Date\n100,11,9,12,10,2020-01-02',
    ],
    ['an unnamed time column', `,Open,High,Low,Close,Volume\n${ROW}`],
    ['Windows line ends and a byte order mark', `\uFEFF${HEADER}\r\n${ROW}\r\n\r\n`],
    ['semicolons', `${HEADER}\n${ROW}`.replaceAll(',', ';')],
    ['tabs', `${HEADER}\n${ROW}`.replaceAll(',', '\t')],
    ['the line ends of old Macs', `${HEADER}\r${ROW}\r`],
    ['empty cells at the end of a row', `${HEADER}\n${ROW},, `],
    [
      'quoted cells',
      `"date","open","high","low","close","volume"\n"2020-01-02","10","12","9","11","100"`,
    ],
    ['exponents and blanks', `${HEADER}\n2020-01-02, 1e1 ,1.2E+1,9,11.0,100`],
    ['a column more', `${HEADER},adjclose\n${ROW},3`],
  ])('may have %s', (_, text) => {
    const bars = read(text);
    const { open, high, low, close, volume, label } = bars;
    expect([open[0], high[0], low[0], close[0], volume[0]]).toEqual([10, 12, 9, 11, 100]);
    expect(label[0]).toBe(Date.UTC(2020, 0, 2));
  });

  it('without volume has volume 0, and says that it has none', () => {
    const bars = read('date,open,high,low,close\n2020-01-02,10,12,9,11');
    expect([bars.hasVolume, bars.volume[0]]).toEqual([false, 0]);
  });

  it('knows how finely its prices are written', () => {
    expect(read(`${HEADER}\n2020-01-02,6.0000002e-06,1,1e-9,0.1230,5`).priceDecimals).toBe(13);
  });

  it.each([
    ['NaN', 'close "NaN" is not a number above 0'],
    ['', 'close "" is not a number above 0'],
    ['0', 'close "0" is not a number above 0'],
    ['-5', 'close "-5" is not a number above 0'],
    ['Infinity', 'close "Infinity" is not a number above 0'],
    ['0x10', 'close "0x10" is not a number above 0'],
    ['1e999', 'close "1e999" is not a number above 0'],
    ['1e300', 'close 1e+300 is above 1000000000000000: no price is'],
    ['13', 'high 12 is below open or close'],
    ['8', 'low 9 is above open or close'],
  ])('with the close %j is refused with the line and the reason', (close, reason) => {
    const text = `${HEADER}\n${ROW}\n2020-01-03,10,12,9,${close},100`;
    expect(fault(text)).toBe(`BARS_BAD_ROW line 3: ${reason}`);
  });

  it.each([
    ['2020-01-02', 'the time 2020-01-02 is there twice'],
    ['2020-01-01', 'the time 2020-01-01 is earlier than the row before it'],
    ['2020-02-31', '"2020-02-31" is not a time'],
    ['yesterday', '"yesterday" is not a time'],
    ['', '"" is not a time'],
  ])('whose second row is of %j is refused', (time, reason) => {
    expect(fault(`${HEADER}\n${ROW}\n${time},10,12,9,11,100`)).toBe(
      `BARS_BAD_ROW line 3: ${reason}`,
    );
  });

  it.each([
    ['2020.01.02', '15:30', '2020-01-02T15:30:00Z'],
    ['2020-01-02', '9:30:05', '2020-01-02T09:30:05Z'],
    ['20200102', '1530', '2020-01-02T15:30:00Z'],
    ['2020/01/02', '153005', '2020-01-02T15:30:05Z'],
    ['2020-01-02', '2020-01-02T15:30:00Z', '2020-01-02T15:30:00Z'],
    ['2020-01-02', '1577979000', '2020-01-02T15:30:00Z'],
  ])('with the day %j in one column and the time %j in another is of %s', (day, time, iso) => {
    const bars = read(`Date,Time,Open,High,Low,Close\n${day},${time},10,12,9,11`);
    expect(new Date(bars.label[0] ?? 0)).toEqual(new Date(iso));
  });

  it('whose row is cut short, or whose volume is no number, is refused', () => {
    expect(fault(`${HEADER}\n2020-01-02,10`)).toContain('high "" is not a number');
    expect(fault(`${HEADER}\n2020-01-02,10,12,9,11,many`)).toContain(
      'volume "many" is not a number',
    );
    expect(fault('"date","open\n1')).toContain('BARS_BAD_ROW');
  });

  it('whose row has more cells than the header is refused: a decimal comma shifts what follows', () => {
    expect(fault(`${HEADER}\n2020-01-02,10,12,9,11,5,100`)).toBe(
      'BARS_BAD_ROW line 2: the row has 7 cells and the header 6',
    );
  });

  it('that is no text is refused without showing what a terminal would obey', () => {
    expect(fault('date,"a"\n1,x"\u001B[2J\u0007')).toMatch(/^BARS_BAD_ROW line 2: [ -~]+$/);
  });

  it('can be read past its bad rows, which are counted and named', () => {
    const text = `${HEADER}\n${ROW}\n2020-01-03,x,1,1,1,1\n2020-01-04,10,12,9,11,100`;
    const bars = read(text, { skipBadRows: true });
    expect([bars.length, bars.skippedCount, bars.skipped[0]?.line]).toEqual([2, 1, 3]);
  });

  it.each([
    ['', 'BARS_EMPTY'],
    [HEADER, 'BARS_EMPTY'],
    [`open,high,low,close\n1,1,1,1`, 'BARS_NO_TIME_COLUMN'],
    ['date,open,high,close\n2020-01-02,1,1,1', 'BARS_NO_PRICE_COLUMN'],
    [`${HEADER},close\n${ROW},12`, 'BARS_COLUMN_TWICE'],
    [`${HEADER},Date\n${ROW},2020-01-02`, 'BARS_COLUMN_TWICE'],
    [
      'date,bid_open,bid_high,bid_low,bid_close,ask_close\n2020-01-02,1,1,1,1,1',
      'BARS_SIDE_REQUIRED',
    ],
  ])('that begins %j is refused as %s', (text, code) => {
    expect(fault(text)).toContain(code);
  });

  it('of bids and asks gives the side that is asked for', () => {
    const sides = ['bid', 'ask'].flatMap((side) =>
      ['open', 'high', 'low', 'close', 'size'].map((name) => `${side}_${name}`),
    );
    const text = `time,${sides.join(',')}\n2020-01-02T10:00:00,1,1,1,1,5,2,2,2,2,7`;
    expect([read(text, { side: 'bid' }).close[0], read(text, { side: 'ask' }).close[0]]).toEqual([
      1, 2,
    ]);
    expect(read(text, { side: 'ask' }).volume[0]).toBe(7);
  });

  it('is read from and to the given times, both included', () => {
    const days = [2, 3, 4, 5].map((day) => `2020-01-0${day},10,12,9,11,100`);
    const bars = read([HEADER, ...days].join('\n'), {
      from: Date.UTC(2020, 0, 3),
      to: Date.UTC(2020, 0, 4),
    });
    expect(bars.length).toBe(2);
  });
});
