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

/** The step before, this one and the next are taken, each once: a test may sign in three times. */
const STEPS_MS = [-30_000, 0, 30_000];

/** As the first owner of the first partner. */
export async function signInToDemo(system: RunningChild, demo: DemoFile): Promise<string> {
  const email = demo.partners[0]?.users[0]?.email;
  const input = { email, password: demo.password };
  const begun = await ask<{ signIn: { challenge?: string } }>(system, SIGN_IN, { input });
  const { challenge } = begun.signIn;
  if (challenge === undefined) throw new Error(JSON.stringify(begun.signIn));
  for (const stepMs of STEPS_MS) {
    const code = totpCode(demo.totpSecret, new Date(Date.now() + stepMs));
    const variables = { input: { challenge, code } };
    const done = await ask<Completed>(system, COMPLETE, variables);
    const { tokens } = done.completeSignIn;
    if (tokens !== undefined) return tokens.accessToken;
  }
  throw new Error('No code of this moment was accepted');
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
