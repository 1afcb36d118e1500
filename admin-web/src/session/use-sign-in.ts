/** Signs in, in one step or two; the cookies that come back are the session. */
import { SecondFactorRequiredError } from '@fiducia/sdk';
import type { SignedIn } from '@fiducia/sdk';
import { useMutation } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { client } from '../data/client.js';
import { storeSessionHint } from './session-hint.js';
import { viewerQuery } from './session-queries.js';

export interface SignInSteps {
  readonly queryClient: QueryClient;
  readonly onChallenge: (challenge: string) => void;
  readonly onSignedIn: () => void;
}

export function useSignIn({ queryClient, onChallenge, onSignedIn }: SignInSteps) {
  return useMutation({
    mutationFn: async (input: { email: string; password: string }) => {
      try {
        return await client.signIn(input);
      } catch (error) {
        if (error instanceof SecondFactorRequiredError) return error.challenge;
        throw error;
      }
    },
    onSuccess: (outcome) => {
      if (typeof outcome === 'string') onChallenge(outcome);
      else admit(queryClient, outcome, onSignedIn);
    },
  });
}

export interface ShownFactor {
  readonly challenge: string;
  readonly code?: string;
  readonly recoveryCode?: string;
}

export function useCompleteSignIn(queryClient: QueryClient, onSignedIn: () => void) {
  return useMutation({
    mutationFn: (shown: ShownFactor) => client.completeSignIn(shown),
    onSuccess: (signedIn) => admit(queryClient, signedIn, onSignedIn),
  });
}

function admit(queryClient: QueryClient, { viewer }: SignedIn, onSignedIn: () => void): void {
  queryClient.setQueryData(viewerQuery.queryKey, viewer);
  storeSessionHint(localStorage, true);
  onSignedIn();
}
