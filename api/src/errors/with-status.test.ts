import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { apiError } from './api-error.js';
import { classifyError } from './classify-error.js';
import { withStatus } from './with-status.js';

const driver = Object.assign(new Error('password of hunter2'), { code: '57P01' });

describe('a failure before an operation', () => {
  it.each([
    ['a database that stops', driver, 503, 'OVERLOADED'],
    [
      'a cancelled statement',
      Object.assign(new Error('x'), { code: '57014' }),
      503,
      'OPERATION_TIMEOUT',
    ],
    ['a bug', new TypeError('hunter2'), 500, 'INTERNAL'],
  ])('of %s has the status of its code', (_name, error, status, code) => {
    const given = withStatus(error);
    expect(given).toBeInstanceOf(GraphQLError);
    expect((given as GraphQLError).extensions).toEqual({ http: { status } });
    expect(classifyError(given)).toEqual(classifyError(error));
    expect(classifyError(given)).toMatchObject({ code });
  });

  it('of our registry has its own already', () => {
    const own = apiError('QUERY_TOO_DEEP');
    expect(withStatus(own)).toBe(own);
  });
});
