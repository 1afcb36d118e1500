/** Questions to a running demo over plain HTTP, as any program would ask them. */
import type { DemoFile } from '../../../src/demo/demo-file.js';
import type { RunningChild } from './running-system.js';

export interface Money {
  readonly id: string;
  readonly equity: string;
  readonly cash: string;
  readonly journal: { readonly seq: number; readonly hash: string };
}

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { __typename ... on SignInPayload { sessionToken } }
}`;
const MONEY = '{ accounts(first: 50) { nodes { id equity cash journal { seq hash } } } }';

/** As the first owner of the first partner. */
export async function signInToDemo(system: RunningChild, demo: DemoFile): Promise<string> {
  const input = { email: demo.partners[0]?.users[0]?.email, password: demo.password };
  const data = await ask<{ signIn: { sessionToken?: string } }>(system, SIGN_IN, { input });
  if (data.signIn.sessionToken === undefined) throw new Error(JSON.stringify(data.signIn));
  return data.signIn.sessionToken;
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
