/** The portal's one client: the session cookie signs it in, and nothing else does. */
import { createClient } from '@fiducia/sdk';

export const client = createClient({ url: '/graphql', credentials: 'cookie' });
