/** Whatever has an id is read by it, as what it is. */
import { readFileSync } from 'node:fs';

import { buildSchema, isInterfaceType } from 'graphql';
import { describe, expect, it } from 'vitest';

import { startHttpStandIn } from '../../test/stand-in/http-stand-in.js';
import { createClient } from '../create-client.js';
import { NotFoundError } from '../generated/errors.js';

const KEY = `fdk_test_0a1b2c3d_${'S'.repeat(43)}_abc123`;
const HEX = '0'.repeat(32);

/** What the server is asked for, and the type that comes back. */
const KINDS = [
  ['acc', 'account', 'Account'],
  ['apr', 'approval', 'Approval'],
  ['cli', 'node', 'Client'],
  ['grp', 'node', 'ClientGroup'],
  ['dep', 'node', 'Deployment'],
  ['fil', 'node', 'Fill'],
  ['ord', 'order', 'Order'],
  ['run', 'researchRun', 'ResearchRun'],
  ['rol', 'node', 'RoleDefinition'],
  ['ses', 'node', 'Session'],
  ['tnt', 'node', 'Tenant'],
] as const;

describe('node', () => {
  it.each(KINDS)('reads %s_… by `%s` as %s', async (prefix, field, typeName) => {
    const id = `${prefix}_${HEX}`;
    const plain = field === 'node' ? { id, __typename: typeName } : { id };
    await using server = await startHttpStandIn(() => ({ data: { [field]: plain } }));
    const client = createClient({ url: server.url, apiKey: KEY });
    expect(await client.node(id)).toEqual({ id, __typename: typeName });
    expect(server.heard.map(({ body }) => body.variables)).toEqual([{ id }]);
  });

  it.each(KINDS)(
    'says that %s_… is not there when the server shows none',
    async (prefix, field) => {
      await using server = await startHttpStandIn(() => ({ data: { [field]: null } }));
      const client = createClient({ url: server.url, apiKey: KEY });
      await expect(client.node(`${prefix}_${HEX}`)).rejects.toBeInstanceOf(NotFoundError);
    },
  );

  it.each(['', 'acc', 'usr_1', 'nobody', '_', `xyz_${HEX}`])(
    'asks nobody for %j, which names nothing that is read by its id',
    async (id) => {
      await using server = await startHttpStandIn(() => 'RESET');
      const client = createClient({ url: server.url, apiKey: KEY });
      await expect(client.node(id)).rejects.toBeInstanceOf(NotFoundError);
      expect(server.heard).toEqual([]);
    },
  );

  it('knows every type of the schema that is a node', () => {
    const text = readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8');
    const schema = buildSchema(text);
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('The schema has no nodes.');
    const names = schema.getPossibleTypes(node).map(({ name }) => name);
    expect(KINDS.map(([, , name]) => name as string).toSorted()).toEqual(names.toSorted());
  });

  it('narrows by its type', async () => {
    const order = { id: `ord_${HEX}`, side: 'BUY' };
    await using server = await startHttpStandIn(() => ({ data: { order } }));
    const node = await createClient({ url: server.url, apiKey: KEY }).node(order.id);
    expect(node.__typename === 'Order' ? node.side : null).toBe('BUY');
  });
});
