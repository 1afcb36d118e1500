/** Whatever colours a partner chooses, text stays readable in both schemes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandTokens } from './brand-theme.js';
import type { Rgb } from './color.js';
import { contrast, parseHex, toHex, withContrast } from './color.js';

const channel = fc.integer({ min: 0, max: 255 });
const color = fc.record({ r: channel, g: channel, b: channel });
const read = (hex: string | undefined): Rgb => {
  const parsed = parseHex(hex ?? '');
  if (!parsed) throw new Error(`not a colour: ${hex}`);
  return parsed;
};
const LIGHT = read('#f1f1f4');
const DARK = read('#20222a');

describe('the theme of a partner', () => {
  it('keeps every pair of text and ground at AA for any two colours', () => {
    fc.assert(
      fc.property(color, color, (primary, accent) => {
        const tokens = brandTokens({ primaryColor: toHex(primary), accentColor: toHex(accent) });
        const on = read(tokens['--brand-on-solid']);
        expect(contrast(read(tokens['--brand-solid-l']), on)).toBeGreaterThan(4.5);
        expect(contrast(read(tokens['--brand-solid-d']), on)).toBeGreaterThan(4.5);
        expect(contrast(read(tokens['--brand-solid-hover-l']), on)).toBeGreaterThan(4.5);
        expect(contrast(read(tokens['--brand-solid-hover-d']), on)).toBeGreaterThan(4.5);
        expect(contrast(read(tokens['--brand-text-l']), LIGHT)).toBeGreaterThan(4.5);
        expect(contrast(read(tokens['--brand-text-d']), DARK)).toBeGreaterThan(4.5);
        expect(contrast(read(tokens['--brand-accent-l']), LIGHT)).toBeGreaterThan(3);
        expect(contrast(read(tokens['--brand-accent-d']), DARK)).toBeGreaterThan(3);
      }),
    );
  });

  it('leaves a colour alone that is readable already', () => {
    expect(toHex(withContrast(read('#123456'), LIGHT, 4.5))).toBe('#123456');
  });

  it('falls back to a neutral colour where the stored one is no colour', () => {
    const tokens = brandTokens({ primaryColor: 'url(evil)', accentColor: '' });
    for (const value of Object.values(tokens)) expect(value).toMatch(/^#[0-9a-f]{6}$/);
  });

  it.each([
    ['#fff', '#000', 21],
    ['#777777', '#ffffff', 4.48],
  ])('measures the contrast of %s on %s as %d', (one, other, expected) => {
    expect(contrast(read(one), read(other))).toBeCloseTo(expected, 1);
  });
});
