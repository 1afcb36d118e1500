/**
 * Every function that may look across tenants, and why. A test compares this list with the
 * database: a SECURITY DEFINER function that is not named here fails it. Functions over the engine's
 * tables are created by the engine's migrations and listed here all the same.
 */
export interface DirectoryFunction {
  /** As PostgreSQL prints it: schema, name and argument types. */
  readonly signature: string;
  readonly reason: string;
  readonly returns: string;
}

export const DIRECTORY_FUNCTIONS: readonly DirectoryFunction[] = [
  {
    signature: 'directory.find_sign_in(text)',
    reason: 'at sign-in only an e-mail address is known, not the tenant',
    returns: 'tenant and user id of one exact address',
  },
  {
    signature: 'directory.find_api_key(text)',
    reason: 'a request carries an API key and no tenant',
    returns: 'tenant and key id of one exact public id',
  },
  {
    signature: 'directory.tenant_by_host(text)',
    reason: 'the portal shows the brand of its host before anybody has signed in',
    returns: 'the id of one tenant',
  },
  {
    signature: 'directory.tenant_by_slug(text)',
    reason: 'the portal and the demo name a tenant by its slug before sign-in',
    returns: 'the id of one tenant',
  },
  {
    signature: 'directory.list_tenants()',
    reason: 'nightly checks and platform jobs go through all tenants one by one',
    returns: 'ids of all tenants',
  },
  {
    signature: 'directory.tenants_with_unsequenced_audit(integer)',
    reason: 'the audit sequencer must find the tenants that have something to sequence',
    returns: 'ids of tenants, at most as many as asked for',
  },
  {
    signature: 'directory.count_secrets_by_key()',
    reason: 'whether an old key may be destroyed depends on the secrets of all tenants',
    returns: 'how many secrets each version of each key ring wraps; of no tenant in particular',
  },
  {
    signature: 'directory.tenants_with_older_keys(text,integer)',
    reason: 'the job that wraps secrets under the newest key goes from tenant to tenant',
    returns: 'ids of tenants that have a secret under another key than the given one',
  },
  {
    signature: 'directory.tenants_with_due_approvals(bigint,integer)',
    reason: 'requests that nobody decided in time end in every tenant',
    returns: 'ids of tenants, at most as many as asked for',
  },
  {
    signature: 'directory.audit_trees_to_sign(bigint,timestamp with time zone,integer)',
    reason: 'whoever signs audit heads must find the tenants whose log has grown',
    returns: 'ids of tenants, at most as many as asked for',
  },
  {
    signature: 'directory.tenants_with_uncommitted_journals(integer)',
    reason: 'heads of journals go into the audit log of each tenant whose accounts have moved',
    returns: 'ids of tenants, at most as many as asked for',
  },
  {
    signature: 'directory.lease_accounts(text,integer,integer)',
    reason: 'an engine worker runs accounts of any tenant and takes free ones under one row lock',
    returns: 'tenant and account ids with the new epoch',
  },
  {
    signature: 'directory.renew_leases(text,integer)',
    reason: 'a worker renews all of its leases in one statement, every few seconds',
    returns: 'tenant and account ids with the epoch that it still holds',
  },
  {
    signature: 'directory.release_leases(text)',
    reason: 'a worker that stops hands its accounts on at once',
    returns: 'how many leases were released',
  },
  {
    signature: 'directory.claim_order_outbox(text,integer)',
    reason: 'a venue gateway takes due orders of any tenant whose account its process holds',
    returns: 'tenant, account and outbox id of each row claimed',
  },
  {
    signature: 'directory.lease_research(text,integer,integer,integer)',
    reason: 'a research worker takes waiting runs of any tenant, in fair shares, under one lock',
    returns: 'tenant and run ids with the new epoch',
  },
  {
    signature: 'directory.renew_research(text,integer)',
    reason: 'a research worker renews all of its leases in one statement, every few seconds',
    returns: 'tenant and run ids with the epoch that it still holds',
  },
  {
    signature: 'directory.release_research(text)',
    reason: 'a research worker that stops hands its runs on at once',
    returns: 'how many leases were released',
  },
  {
    signature: 'directory.claim_mail(integer,integer)',
    reason: 'the process that sends mail takes what is due, whichever tenant it is of',
    returns: 'tenant and mail ids; neither address nor text',
  },
  {
    signature: 'directory.claim_password_resets(integer,integer)',
    reason: 'somebody who forgot their password gives an address and no tenant',
    returns: 'tenant and user id for each request; nothing for an address without access',
  },
  {
    signature: 'directory.platform_overview(text,integer)',
    reason: 'the platform’s operator watches all partners; the use case asks for PLATFORM_READ',
    returns: 'a page of partners with counts; no client, no amount of money, no text of theirs',
  },
];
