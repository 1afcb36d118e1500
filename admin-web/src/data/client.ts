/** The portal's one client: the session cookies sign it in, and nothing else does. */
import { createClient } from '@fiducia/sdk';
import { stepUpStore } from '../security/step-up-store.js';

export const client = createClient({
  url: '/graphql',
  credentials: 'cookie',
  onStepUpRequired: () => stepUpStore.ask(),
});
