/** What tests of every package share: a real database, and two tenants to keep apart. */
export { FakeClock } from './fake-clock.js';
export { startTestDatabase } from './test-database.js';
export type { TestDatabase } from './test-database.js';
export { must, SEED_MANDATE, seedTenant, seedTwoTenants } from './seed-two-tenants.js';
export type { SeededTenant, SeededUser } from './seed-two-tenants.js';
export { freshCode, SEED_TOTP_SECRET, signInSeeded } from './sign-in-seeded.js';
export { byEffort, isolationEffort, recordFigures } from './isolation-figures.js';
export type { Effort, Figures } from './isolation-figures.js';
export { columnsOf, insertSyntheticRow, quote, tenantTables } from './synthetic-rows.js';
export { testKeyRing } from './test-keys.js';
export { redisMissing, startTestRedis } from './test-redis.js';
export type { TestRedis } from './test-redis.js';
export { DIRECTORY_TABLES } from './directory-answers.js';
export { startVaultStandIn } from './vault-stand-in.js';
export type { VaultStandIn } from './vault-stand-in.js';
export { permissionMutants, permissionRuleCount } from './permission-mutants.js';
export type { PermissionMutant } from './permission-mutants.js';
export { permissionProblems } from './permission-problems.js';
