/** What the catalogue test lets pass, each with its reason. Keep it short. */
export interface CatalogueException {
  readonly name: string;
  readonly reason: string;
}

/** Tables without `tenant_id`: nothing in them belongs to a tenant. */
export const SHARED_TABLES: readonly CatalogueException[] = [
  {
    name: 'schema_migration',
    reason: 'the register of migrations; the application sees names of files',
  },
  {
    name: 'key_ring',
    reason: 'names and versions of the installation’s key rings, and never a key',
  },
  { name: 'instrument', reason: 'what can be traded is the same for everybody' },
  { name: 'series', reason: 'recorded market data is the same for everybody' },
  { name: 'bar', reason: 'recorded market data is the same for everybody' },
  { name: 'corporate_action', reason: 'splits and dividends are the same for everybody' },
  { name: 'audit_signing_key', reason: 'public keys of the installation, shown to everybody' },
  { name: 'market_replay', reason: 'all accounts of an installation see one replayed market' },
  {
    name: 'password_reset_request',
    reason:
      'an address that a visitor gave, whoever has it; the application reads its ids and nothing ' +
      'else, the directory finds the tenant',
  },
];

/** Unique indexes that do not begin with `tenant_id`: each is looked up before a tenant is known. */
export const GLOBAL_UNIQUE_INDEXES: readonly CatalogueException[] = [
  { name: 'tenant_slug_key', reason: 'a slug names one tenant; only the operator chooses slugs' },
  { name: 'tenant_host_host_key', reason: 'a host shows one brand; only the operator sets hosts' },
  {
    name: 'sign_in_name_name_key',
    reason:
      'at sign-in only the address is known; that an address is taken is told to owners as ' +
      '"cannot be used" and nothing more',
  },
  { name: 'api_key_public_id_key', reason: 'random public ids made by us: nobody chooses one' },
];

export interface DirectoryAccess {
  readonly table: string;
  readonly select: readonly string[];
  readonly update: readonly string[];
}

/** All that fiducia_directory may see or change, through the functions of the registry only. */
export const DIRECTORY_ACCESS: readonly DirectoryAccess[] = [
  {
    table: 'tenant',
    select: ['created_at', 'environment', 'name', 'slug', 'tenant_id'],
    update: [],
  },
  { table: 'tenant_host', select: ['host', 'tenant_id'], update: [] },
  { table: 'sign_in_name', select: ['name', 'tenant_id', 'user_id'], update: [] },
  {
    table: 'api_key',
    select: ['expires_at', 'id', 'public_id', 'revoked_at', 'tenant_id'],
    update: [],
  },
  { table: 'account', select: ['id', 'mode', 'tenant_id'], update: [] },
  { table: 'app_user', select: ['status', 'tenant_id'], update: [] },
  { table: 'sealed_secret', select: ['key_ring', 'key_version', 'tenant_id'], update: [] },
  {
    table: 'mail',
    select: ['claimed_until', 'id', 'next_attempt_at', 'status', 'tenant_id'],
    update: ['claimed_until'],
  },
  {
    table: 'password_reset_request',
    select: ['claimed_until', 'id', 'name', 'requested_at'],
    update: ['claimed_until'],
  },
  { table: 'audit_pending', select: ['tenant_id'], update: [] },
  { table: 'audit_tree_head', select: ['created_at', 'tenant_id', 'tree_size'], update: [] },
  { table: 'audit_checkpoint', select: ['signed_at', 'tenant_id', 'tree_size'], update: [] },
  { table: 'audit_alarm', select: ['cleared_at', 'tenant_id'], update: [] },
  { table: 'journal_commitment', select: ['account_id', 'seq', 'tenant_id'], update: [] },
  { table: 'account_summary', select: ['account_id', 'seq', 'status', 'tenant_id'], update: [] },
  { table: 'approval', select: ['expires_at', 'status', 'tenant_id'], update: [] },
  {
    table: 'account_lease',
    select: ['account_id', 'epoch', 'lease_until', 'owner', 'tenant_id'],
    update: ['epoch', 'lease_until', 'owner'],
  },
  {
    table: 'order_outbox',
    select: [
      'account_id',
      'available_at',
      'claimed_by',
      'claimed_until',
      'done_at',
      'kind',
      'order_id',
      'position',
      'tenant_id',
    ],
    update: ['claimed_by', 'claimed_until'],
  },
  {
    table: 'research_run',
    select: ['epoch', 'id', 'lease_until', 'owner', 'requested_at', 'status', 'tenant_id'],
    update: ['epoch', 'lease_until', 'owner'],
  },
];
