/** What a caller is told of an error, and what stays with us. */
import { CommitUnknownError } from '@fiducia/tenants';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { apiError } from './api-error.js';
import { classifyError } from './classify-error.js';

const SECRET = 'password=hunter2 host=db.internal SELECT * FROM app_user';
const driver = (code: string) => Object.assign(new Error(SECRET), { code });
const wrapped = (cause: Error) => new GraphQLError(cause.message, { originalError: cause });
const withCode = (code: string, message: string) =>
  new GraphQLError(message, { extensions: { code } });

describe('classifyError', () => {
  it.each([
    ['a bug', new TypeError(SECRET), 'INTERNAL', true],
    ['a thrown text', SECRET, 'INTERNAL', true],
    ['a bug in a resolver', wrapped(new Error(SECRET)), 'INTERNAL', true],
    ['a constraint', wrapped(driver('23505')), 'INTERNAL', true],
    ['Apollo’s own failure', withCode('INTERNAL_SERVER_ERROR', SECRET), 'INTERNAL', true],
    ['a cancelled statement', wrapped(driver('57014')), 'OPERATION_TIMEOUT', false],
    [
      'a cancelled statement through TypeORM',
      wrapped(Object.assign(new Error(SECRET), { driverError: driver('57014') })),
      'OPERATION_TIMEOUT',
      false,
    ],
    ['a database that stops', wrapped(driver('57P01')), 'OVERLOADED', true],
    ['a database that is away', wrapped(driver('ECONNREFUSED')), 'OVERLOADED', true],
    [
      'a connection that broke',
      wrapped(new Error('Connection terminated unexpectedly')),
      'OVERLOADED',
      true,
    ],
    [
      'a connection that had broken before',
      wrapped(new Error('Client has encountered a connection error and is not queryable')),
      'OVERLOADED',
      true,
    ],
    ['a commit without an answer', wrapped(new CommitUnknownError(SECRET)), 'OVERLOADED', true],
  ])('says of %s only its code', (_name, thrown, code, unexpected) => {
    const classified = classifyError(thrown);
    expect(classified).toMatchObject({ code, unexpected });
    expect(classified.message).not.toContain('hunter2');
  });

  it('passes on the sentence of a code of ours, through every wrapping', () => {
    const own = apiError('QUERY_TOO_DEEP');
    const validation = new GraphQLError(own.message, {
      originalError: own,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(classifyError(validation)).toMatchObject({ code: 'QUERY_TOO_DEEP', unexpected: false });
  });

  it('calls a long list of wrong values an argument, though graphql-js gives it no code', () => {
    const message = 'Too many errors processing variables, error limit reached. Execution aborted.';
    const classified = classifyError(withCode('INTERNAL_SERVER_ERROR', message));
    expect(classified).toMatchObject({ code: 'INVALID_ARGUMENT', unexpected: false });
  });

  it('passes on what graphql-js says about the caller’s own document, but not at length', () => {
    const message = `Cannot query field "${'x'.repeat(5_000)}"`;
    const classified = classifyError(withCode('GRAPHQL_VALIDATION_FAILED', message));
    expect(classified.code).toBe('INVALID_QUERY');
    expect(classified.message.length).toBeLessThan(510);
  });
});
