/** Where this package's migrations are, in the sources as in the build. */
import { fileURLToPath } from 'node:url';

export const engineMigrations = fileURLToPath(new URL('../migrations', import.meta.url));
