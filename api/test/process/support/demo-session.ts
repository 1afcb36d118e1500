/** Questions to a running demo over plain HTTP, as any program would ask them. */
import { totpCode } from '@fiducia/tenants';
import type { DemoFile } from '../../../src/demo/demo-file.js';
import type { RunningChild } from './running-system.js';

export interface Money {
  readonly id: string;
  readonly equity: string;
  readonly cash: string;
  readonly journal: { readonly seq: number; readonly hash: string };
}

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { __typename ... on MfaRequired { challenge } }
}`;
const COMPLETE = `mutation ($input: CompleteSignInInput!) {
  completeSignIn(input: $input) { __typename ... on SignInPayload { tokens { accessToken } } }
}`;
const MONEY = '{ accounts(first: 50) { nodes { id equity cash journal { seq hash } } } }';

/** Of the accounts or of their figures; they sign in without a second step as well. */
const SEES_PART: readonly string[] = ['CLIENT_READER', 'SUPPORT'];

let signedIn = 0;

/**
 * As somebody of the first partner who sees all of its accounts. Each time another person: a code
 * opens once, and a test cannot wait for the next.
 */
export async function signInToDemo(system: RunningChild, demo: DemoFile): Promise<string> {
  const people = (demo.partners[0]?.users ?? []).filter(({ role }) => !SEES_PART.includes(role));
  const email = people[signedIn % people.length]?.email;
  signedIn += 1;
  const input = { email, password: demo.password };
  const begun = await ask<{ signIn: { challenge?: string } }>(system, SIGN_IN, { input });
  const { challenge } = begun.signIn;
  const code = totpCode(demo.totpSecret, new Date());
  const done = await ask<Completed>(system, COMPLETE, { input: { challenge, code } });
  const { tokens } = done.completeSignIn;
  if (tokens === undefined) throw new Error(JSON.stringify([begun, done]));
  return tokens.accessToken;
}

interface Completed {
  readonly completeSignIn: { readonly tokens?: { readonly accessToken: string } };
}

export async function askForMoney(system: RunningChild, token: string): Promise<readonly Money[]> {
  const data = await ask<{ accounts: { nodes: readonly Money[] } }>(system, MONEY, {}, token);
  return data.accounts.nodes;
}

async function ask<Data>(
  system: RunningChild,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  token?: string,
): Promise<Data> {
  const answer = await fetch(system.ready.graphql, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await answer.json()) as { data?: Data; errors?: unknown };
  if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body));
  return body.data;
}
