/** What tests of every package share: a real database, and two tenants to keep apart. */
export { startTestDatabase } from './test-database.js';
export type { TestDatabase } from './test-database.js';
