/** The people of the partner, the groups of clients they work for, and what each would see. */
import type { CallOptions } from '../client-options.js';
import {
  assignRoleMutation,
  clientGroupsQuery,
  clientsQuery,
  createClientGroupMutation,
  deleteClientGroupMutation,
  reactivateUserMutation,
  suspendUserMutation,
  teamMembersQuery,
  unassignRoleMutation,
  updateClientGroupMutation,
  viewAsQuery,
} from '../generated/documents.js';
import type { Permission, UserStatus } from '../generated/enums.js';
import type {
  AssignRoleInput,
  CreateClientGroupInput,
  DeleteClientGroupInput,
  ReactivateUserInput,
  SuspendUserInput,
  UnassignRoleInput,
  UpdateClientGroupInput,
} from '../generated/inputs.js';
import type {
  Approval,
  Client,
  ClientGroup,
  SeenAccount,
  TeamMember,
} from '../generated/models.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';

/** The request that a second person has to grant; null: the change is done. */
export interface MayWait {
  readonly approval: Approval | null;
}

export interface SeenAs {
  readonly userId: Id;
  readonly name: string;
  readonly status: UserStatus;
  readonly permissions: readonly Permission[];
  /** The first page of those accounts. */
  readonly accounts: readonly SeenAccount[];
  readonly hasMoreAccounts: boolean;
}

export interface ClientListOptions extends ListOptions {
  /** Part of the name or of the partner's own number. */
  readonly search?: string | undefined;
}

const SEEN_ACCOUNTS = 50;

export class Team {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Everybody, with their roles and where these reach. */
  list(options: ListOptions = {}): NodeList<TeamMember> {
    return new NodeList(
      options,
      async (cursor) =>
        (await this.#transport.request(teamMembersQuery, { ...cursor }, options)).teamMembers,
    );
  }

  /** The clients that you may see. */
  clients(options: ClientListOptions = {}): NodeList<Client> {
    const { search } = options;
    return new NodeList(
      options,
      async (cursor) =>
        (await this.#transport.request(clientsQuery, { ...cursor, search }, options)).clients,
    );
  }

  /** Groups of clients, over which a role can be given as a whole. */
  async groups(options?: CallOptions): Promise<readonly ClientGroup[]> {
    return (await this.#transport.request(clientGroupsQuery, {}, options)).clientGroups;
  }

  /** What another person would see and may do; it is written into the audit log. */
  async viewAs(userId: Id, options?: CallOptions): Promise<SeenAs> {
    const variables = { userId, first: SEEN_ACCOUNTS };
    const seen = (await this.#transport.request(viewAsQuery, variables, options)).viewAs;
    const { accounts, ...person } = seen;
    return {
      ...person,
      accounts: accounts.nodes,
      hasMoreAccounts: accounts.pageInfo.hasNextPage,
    };
  }

  /**
   * Gives a person a role over all clients, a group, a client or an account; nobody gives what he does
   * not hold. `member` is null while the change waits for a second person.
   */
  async assignRole(
    input: AssignRoleInput,
    options?: CallOptions,
  ): Promise<MayWait & { readonly member: TeamMember | null }> {
    return this.#transport.mutate(
      assignRoleMutation,
      { input },
      (data) => data.assignRole,
      options,
    );
  }

  /** Takes a role away; it counts at once, also in open streams and for programs. */
  async unassignRole(input: UnassignRoleInput, options?: CallOptions): Promise<MayWait> {
    return this.#transport.mutate(
      unassignRoleMutation,
      { input },
      (data) => data.unassignRole,
      options,
    );
  }

  /** `group` is null while the change waits for a second person. */
  async createGroup(
    input: CreateClientGroupInput,
    options?: CallOptions,
  ): Promise<MayWait & { readonly group: ClientGroup | null }> {
    return this.#transport.mutate(
      createClientGroupMutation,
      { input },
      (data) => data.createClientGroup,
      options,
    );
  }

  /** Another name or other clients; whoever has a role over the group has it over those. */
  async updateGroup(
    input: UpdateClientGroupInput,
    options?: CallOptions,
  ): Promise<MayWait & { readonly group: ClientGroup | null }> {
    return this.#transport.mutate(
      updateClientGroupMutation,
      { input },
      (data) => data.updateClientGroup,
      options,
    );
  }

  /** Only a group over which nobody has a role. */
  async deleteGroup(input: DeleteClientGroupInput, options?: CallOptions): Promise<MayWait> {
    return this.#transport.mutate(
      deleteClientGroupMutation,
      { input },
      (data) => data.deleteClientGroup,
      options,
    );
  }

  /** Ends every session of the person, at once. */
  async suspend(input: SuspendUserInput, options?: CallOptions): Promise<TeamMember | null> {
    const payload = await this.#transport.mutate(
      suspendUserMutation,
      { input },
      (data) => data.suspendUser,
      options,
    );
    return payload.member;
  }

  /** Lets a suspended person sign in again, with the roles held before. */
  async reactivate(input: ReactivateUserInput, options?: CallOptions): Promise<TeamMember | null> {
    const payload = await this.#transport.mutate(
      reactivateUserMutation,
      { input },
      (data) => data.reactivateUser,
      options,
    );
    return payload.member;
  }
}
