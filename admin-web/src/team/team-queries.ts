/** What the pages of the team read, and how a change is told to all of them. */
import type { MayWait, Permission } from '@fiducia/sdk';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import { toasts } from '../ui/toast-store.js';

const PAGE_SIZE = 100;
/** More than anybody picks from a list; the search narrows it. */
const PICKER_SIZE = 50;

export const membersQuery = queryOptions({
  queryKey: ['team', 'members'],
  queryFn: ({ signal }) => client.team.list({ first: PAGE_SIZE, signal }).toArray(),
});

export const rolesQuery = queryOptions({
  queryKey: ['team', 'roles'],
  queryFn: ({ signal }) => client.roles.list({ signal }),
});

export const groupsQuery = queryOptions({
  queryKey: ['team', 'groups'],
  queryFn: ({ signal }) => client.team.groups({ signal }),
});

/** The registry is part of the release: it does not change while a page is open. */
export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: ({ signal }) => client.permissions.list({ signal }),
  staleTime: Infinity,
});

export const clientsQuery = (search: string) =>
  queryOptions({
    queryKey: ['team', 'clients', search],
    queryFn: async ({ signal }) =>
      (await client.team.clients({ first: PICKER_SIZE, search, signal }).page()).nodes,
  });

export const pickedAccountsQuery = queryOptions({
  queryKey: ['team', 'accounts'],
  queryFn: ({ signal }) => client.accounts.list({ first: PAGE_SIZE, signal }).toArray(),
});

export const seenAsQuery = (userId: string) =>
  queryOptions({
    queryKey: ['team', 'seen-as', userId],
    queryFn: ({ signal }) => client.team.viewAs(userId, { signal }),
    // Each look is written into the audit log: one for each visit, and not one for each focus.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const explanationQuery = (userId: string, permission: Permission) =>
  queryOptions({
    queryKey: ['team', 'explanation', userId, permission],
    queryFn: ({ signal }) => client.permissions.explain(permission, { userId, signal }),
  });

/** Says whether a change is done or waits, reads the team again, and closes what asked for it. */
export function useTeamChange<Variables>(
  change: (variables: Variables) => Promise<MayWait | null>,
  onDone: () => void,
) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (result) => {
      const waits = result !== null && result.approval !== null;
      toasts.show('positive', waits ? t('team.waits') : t('team.done'));
      await queryClient.invalidateQueries({ queryKey: ['team'] });
      onDone();
    },
  });
}
