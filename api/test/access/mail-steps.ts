/** The mutations about invitations and new passwords, each in a way in which it succeeds. */
import {
  inviteUser,
  MailSender,
  requestPasswordReset,
  toWireId,
  type MailTransport,
} from '@fiducia/tenants';
import { must } from '@fiducia/tenants/testing';
import { personOf, type TestGateway } from '../support/test-gateway.js';
import type { AsRole, MutationStep } from './mutation-step.js';

const links = { portalUrl: 'https://portal.example' };
const PASSWORD = 'seven quiet herons wade upstream';

export function mailSteps(gatewayOf: () => TestGateway, asRole: AsRole): readonly MutationStep[] {
  const token = asRole('TENANT_OWNER');
  const nobody = () => Promise.resolve(null);
  const invited = async () => ({ userId: toWireId('user', (await invite(gatewayOf())).userId) });
  const forgotten = () => ({ email: personOf(gatewayOf().a, 'CLIENT_READER').email });
  return [
    { field: 'inviteUser', token, overrides: () => Promise.resolve(newPerson()) },
    { field: 'resendInvitation', token, overrides: invited },
    { field: 'revokeInvitation', token, overrides: invited },
    {
      field: 'acceptInvitation',
      token: nobody,
      overrides: async () => {
        await invite(gatewayOf());
        return { token: await newestToken(gatewayOf()), password: PASSWORD };
      },
    },
    { field: 'requestPasswordReset', token: nobody, overrides: () => Promise.resolve(forgotten()) },
    {
      field: 'resetPassword',
      token: nobody,
      overrides: async () => {
        must(await requestPasswordReset(gatewayOf().tenants, { ...forgotten(), ip: '192.0.2.1' }));
        return { token: await newestToken(gatewayOf()), password: PASSWORD };
      },
    },
  ];
}

let people = 0;
function newPerson() {
  people += 1;
  return { email: `newcomer${people}@alder.example`, name: `Newcomer ${people}` };
}

async function invite({ a, tenants }: TestGateway) {
  return must(await inviteUser(a.context, { ...tenants, links }, newPerson()));
}

/** Of the last mail that has a link. */
async function newestToken({ tenants, log }: TestGateway): Promise<string> {
  const found: string[] = [];
  const transport: MailTransport = {
    send({ text }) {
      found.push(...(/#(\S+)/.exec(text)?.slice(1) ?? []));
      return Promise.resolve({ kind: 'SENT' });
    },
    close: () => undefined,
  };
  await new MailSender({ ...tenants, transport, links, log }).sendOnce();
  return found.at(-1) ?? '';
}
