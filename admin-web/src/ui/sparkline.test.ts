/** The little line fits its box, whatever the values. */
import { describe, expect, it } from 'vitest';
import { sparklinePath } from './sparkline.js';

describe('a sparkline', () => {
  it('goes from its first value to its last, low values below', () => {
    expect(sparklinePath([1, 3, 2])).toEqual({ path: 'M0 26L48 2L96 14', base: 26 });
  });

  it('lies in the middle when nothing changed', () => {
    expect(sparklinePath([5, 5])?.path).toBe('M0 14L96 14');
  });

  it('is not there below two values', () => {
    expect(sparklinePath([])).toBeNull();
    expect(sparklinePath([1])).toBeNull();
  });
});
