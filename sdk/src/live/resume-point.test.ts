/** Where a stream stands in a journal. */
import { expect, it } from 'vitest';

import { ResumePoint } from './resume-point.js';

it('takes entries one by one, and knows those it has seen and those it lacks', () => {
  const point = new ResumePoint(4);
  expect(point.classify(4)).toBe('SEEN');
  expect(point.classify(5)).toBe('NEXT');
  expect(point.classify(6)).toBe('GAP');
  point.advance();
  expect(point.afterSeq).toBe(5);
  expect(point.classify(5)).toBe('SEEN');
  expect(point.classify(6)).toBe('NEXT');
});
