/** What a crowd of both tenants asks: with tokens and keys, one thing and many, reads and writes. */
import { toWireId } from '@fiducia/tenants';
import { personOf, type TestGateway, type TestTenant } from '../support/test-gateway.js';
import type { CrowdQuestion } from './crowd-process.js';
import { accountOf } from './seed-trading.js';

const ACCOUNTS =
  'accounts(first: 10) { nodes { id name client { id name } positions { instrument { symbol } } } }';
const CLIENTS = 'clients(first: 10) { nodes { id name } }';
const VIEWER = 'viewer { id email name tenant { id name } }';
const ENTRIES = 'auditEntries(first: 10) { nodes { id actorName entry reason } }';

/** The tenants in turn; those that write are few, as in daily use. */
export async function crowdQuestions(gateway: TestGateway): Promise<readonly CrowdQuestion[]> {
  const { a, b } = gateway;
  const [ofA, ofB] = [await questionsOf(gateway, a, b), await questionsOf(gateway, b, a)];
  return ofA.flatMap((question, at) => [question, ofB[at] as CrowdQuestion]);
}

async function questionsOf(
  { signIn }: TestGateway,
  own: TestTenant,
  other: TestTenant,
): Promise<readonly CrowdQuestion[]> {
  const session = await signIn(own, 'TENANT_OWNER');
  const key = own.apiKey;
  const facts = factsOf(own);
  const ask = (
    name: string,
    query: string,
    { token = session, variables = {}, always = [] }: Partial<CrowdQuestion>,
  ): CrowdQuestion => ({ name, query, variables, token, always, never: secretsOf(other) });
  const ofId = { variables: { id: accountOf(own, 0) } };
  const ofForeignId = { variables: { id: accountOf(other, 0) }, token: key };
  const userId = toWireId('user', personOf(own, 'CLIENT_READER').userId);
  return [
    ask('accounts', `{ ${ACCOUNTS} }`, { always: [...facts.accounts, own.canary] }),
    ask(
      'one account',
      'query ($id: ID!) { MARKER: account(id: $id) { id name client { name } } }',
      {
        ...{ ...ofId, token: key },
        always: ['"MARKER":{', accountOf(own, 0), own.canary],
      },
    ),
    ask(
      'an account of the other one',
      'query ($id: ID!) { MARKER: account(id: $id) { id name } }',
      {
        ...{ ...ofForeignId, always: ['"MARKER":null'] },
      },
    ),
    ask('clients', `{ ${CLIENTS} }`, { token: key, always: [...facts.clients, own.canary] }),
    ask('who I am', `{ MARKER: ${VIEWER} }`, { always: ['"MARKER":{', facts.owner, facts.tenant] }),
    ask('the log', `{ ${ENTRIES} }`, { token: key, always: [facts.tenant] }),
    ask('anything by its id', 'query ($id: ID!) { MARKER: node(id: $id) { id } }', {
      ...{ ...ofId, always: ['"MARKER":{', accountOf(own, 0)] },
    }),
    ask('everything', `{ MARKER: ${ACCOUNTS} ${CLIENTS} ${VIEWER} ${ENTRIES} }`, {
      always: ['"MARKER":{', ...facts.accounts, ...facts.clients, facts.owner, facts.tenant],
    }),
    // Answers after a commit: it leaves an entry in the log.
    ask('what somebody sees', VIEW_AS, { variables: { userId }, always: ['"MARKER":{', userId] }),
  ];
}

const VIEW_AS = `query ($userId: ID!) {
  MARKER: viewAs(userId: $userId, first: 5) { userId name accounts { nodes { id name } } } }`;

function factsOf(own: TestTenant) {
  return {
    accounts: own.accountIds.map((id) => toWireId('account', id)),
    clients: own.clientIds.map((id) => toWireId('client', id)),
    owner: toWireId('user', personOf(own, 'TENANT_OWNER').userId),
    tenant: toWireId('tenant', own.tenantId),
  };
}

/** Its canary stands in each of its texts, and its ids in each of its rows. */
function secretsOf(other: TestTenant): readonly string[] {
  const ids: readonly string[] = [
    other.tenantId,
    ...other.accountIds,
    ...other.clientIds,
    ...other.users.map(({ userId }) => userId),
  ];
  return [other.canary, ...ids, ...ids.map((id) => id.replaceAll('-', ''))];
}
