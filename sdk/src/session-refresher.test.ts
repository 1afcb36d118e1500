/** Sessions go on by themselves: one refresh for all, each refused call sent once more. */
import { describe, expect, it } from 'vitest';

import { graphQLError, startHttpStandIn } from '../test/stand-in/http-stand-in.js';
import type { HeardRequest, StandInAnswer } from '../test/stand-in/http-stand-in.js';
import { createClient } from './create-client.js';
import type { StoredSession } from './credentials.js';
import { NetworkError, SecondFactorRequiredError } from './errors/client-errors.js';
import { StepUpRequiredError, UnauthenticatedError } from './generated/errors.js';

const OLD = { accessToken: 'access-old', refreshToken: 'refresh-old' };
const NEW = { accessToken: 'access-new', refreshToken: 'refresh-new' };
const EXPIRED = graphQLError('UNAUTHENTICATED', 'Sign in again.');
const viewer = { id: 'usr_1' };

/** Accepts the new access token alone, and the old refresh token once. */
function server(): (request: HeardRequest) => StandInAnswer {
  let used = false;
  return ({ headers, body }) => {
    if (body.operationName === 'RefreshSession') {
      const { refreshToken } = body.variables['input'] as unknown as { refreshToken: string };
      const isGood = refreshToken === OLD.refreshToken && !used;
      used = true;
      const refused = { __typename: 'SignInError', code: 'UNAUTHENTICATED', message: 'Sign in.' };
      const payload = { __typename: 'RefreshSessionPayload', tokens: NEW, expiresAt: '2030' };
      return { data: { refreshSession: isGood ? payload : refused } };
    }
    return headers.authorization === `Bearer ${NEW.accessToken}` ? { data: { viewer } } : EXPIRED;
  };
}

const namesOf = (heard: readonly HeardRequest[]) => heard.map(({ body }) => body.operationName);

describe('an access token that has ended', () => {
  it('is replaced once for all calls that notice together, and each is sent again', async () => {
    await using standIn = await startHttpStandIn(server());
    const told: (StoredSession | null)[] = [];
    const onSession = (session: StoredSession | null) => void told.push(session);
    const client = createClient({ url: standIn.url, session: OLD, onSession });
    const answers = await Promise.all([client.viewer(), client.viewer(), client.viewer()]);
    expect(answers).toEqual([viewer, viewer, viewer]);
    expect(namesOf(standIn.heard).filter((name) => name === 'RefreshSession')).toHaveLength(1);
    expect(told).toEqual([NEW]);
  });

  it('is not shown to the refresh, which carries the refresh token alone', async () => {
    await using standIn = await startHttpStandIn(server());
    await createClient({ url: standIn.url, session: OLD }).viewer();
    const refresh = standIn.heard.find(({ body }) => body.operationName === 'RefreshSession');
    expect(refresh?.headers.authorization).toBeUndefined();
  });

  it('ends the session when the refresh is refused, and is not tried for ever', async () => {
    await using standIn = await startHttpStandIn(server());
    const told: (StoredSession | null)[] = [];
    const session = { ...OLD, refreshToken: 'refresh-copied' };
    const onSession = (now: StoredSession | null) => void told.push(now);
    const client = createClient({ url: standIn.url, session, onSession });
    await expect(client.viewer()).rejects.toBeInstanceOf(UnauthenticatedError);
    await expect(client.viewer()).rejects.toBeInstanceOf(UnauthenticatedError);
    expect(namesOf(standIn.heard)).toEqual(['Viewer', 'RefreshSession', 'Viewer']);
    expect(told).toEqual([null]);
  });

  it('without a refresh token is told as it is', async () => {
    await using standIn = await startHttpStandIn(server());
    const { accessToken } = OLD;
    const client = createClient({ url: standIn.url, session: { accessToken } });
    await expect(client.viewer()).rejects.toBeInstanceOf(UnauthenticatedError);
    expect(standIn.heard).toHaveLength(1);
  });

  it('is no end of the session while nobody answers: the call fails as any other does', async () => {
    await using standIn = await startHttpStandIn(({ body }) =>
      body.operationName === 'RefreshSession' ? 'RESET' : EXPIRED,
    );
    const told: (StoredSession | null)[] = [];
    const onSession = (now: StoredSession | null) => void told.push(now);
    const client = createClient({ url: standIn.url, session: OLD, onSession, maxRetries: 1 });
    await expect(client.viewer()).rejects.toBeInstanceOf(NetworkError);
    expect(namesOf(standIn.heard)).toEqual([
      'Viewer',
      'RefreshSession',
      'Viewer',
      'RefreshSession',
    ]);
    expect(told).toEqual([]);
  });

  it('does not hold up a call that is aborted while the refresh is under way', async () => {
    const controller = new AbortController();
    await using standIn = await startHttpStandIn(({ body }) => {
      if (body.operationName !== 'RefreshSession') return EXPIRED;
      controller.abort();
      return 'SILENCE';
    });
    const client = createClient({ url: standIn.url, session: OLD });
    const call = client.viewer({ signal: controller.signal });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is refreshed by cookie in a page', async () => {
    let refreshed = false;
    await using standIn = await startHttpStandIn(({ body }) => {
      if (body.operationName === 'RefreshSession') {
        refreshed = true;
        const __typename = 'RefreshSessionPayload';
        return { data: { refreshSession: { __typename, tokens: null, expiresAt: '2030' } } };
      }
      return refreshed ? { data: { viewer } } : EXPIRED;
    });
    const client = createClient({ url: standIn.url, credentials: 'cookie' });
    expect(await client.viewer()).toEqual(viewer);
    expect(standIn.heard[1]?.body.variables).toEqual({ input: {} });
  });
});

describe('signing in', () => {
  const required = { __typename: 'MfaRequired', challenge: 'the-challenge', expiresAt: '2030' };
  const answer = ({ body }: HeardRequest): StandInAnswer => {
    if (body.operationName === 'SignIn') return { data: { signIn: required } };
    const payload = { __typename: 'SignInPayload', viewer, tokens: NEW, expiresAt: '2030' };
    return { data: { completeSignIn: payload } };
  };
  const person = { email: 'a@b.example', password: 'secret' };

  it('asks for the code only when one is needed', async () => {
    await using standIn = await startHttpStandIn(answer);
    const signedIn = await createClient({ url: standIn.url }).signIn({
      ...person,
      code: () => Promise.resolve('123456'),
    });
    expect(signedIn.session).toEqual(NEW);
    expect(standIn.heard[1]?.body.variables).toEqual({
      input: { challenge: 'the-challenge', code: '123456', delivery: 'PAYLOAD' },
    });
  });

  it('without a code gives the challenge, which is not shown by whoever logs the error', async () => {
    await using standIn = await startHttpStandIn(answer);
    const error = await createClient({ url: standIn.url })
      .signIn(person)
      .then(
        () => null,
        (reason: unknown) => reason,
      );
    expect(error).toBeInstanceOf(SecondFactorRequiredError);
    expect((error as SecondFactorRequiredError).challenge).toBe('the-challenge');
    expect(JSON.stringify(error)).not.toContain('the-challenge');
  });
});

describe('a mutation that needs the second factor again', () => {
  const refused = { __typename: 'StepUpRequiredError', code: 'STEP_UP_REQUIRED', message: 'Code?' };
  const revoked = { __typename: 'RevokeSessionPayload', sessionId: 'ses_1' };

  it.each([
    [true, ['RevokeSession', 'RevokeSession']],
    [false, ['RevokeSession']],
  ])('is repeated after it was shown: %s', async (shown, expected) => {
    await using standIn = await startHttpStandIn((_request, index) => ({
      data: { revokeSession: index === 0 ? refused : revoked },
    }));
    const onStepUpRequired = () => Promise.resolve(shown);
    const client = createClient({ url: standIn.url, session: NEW, onStepUpRequired });
    const call = client.security.revokeSession('ses_1');
    if (shown) await call;
    else await expect(call).rejects.toBeInstanceOf(StepUpRequiredError);
    expect(namesOf(standIn.heard)).toEqual(expected);
  });
});
