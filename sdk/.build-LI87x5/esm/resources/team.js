import { assignRoleMutation, clientGroupsQuery, clientsQuery, createClientGroupMutation, deleteClientGroupMutation, reactivateUserMutation, suspendUserMutation, teamMembersQuery, unassignRoleMutation, updateClientGroupMutation, viewAsQuery, } from '../generated/documents.js';
import { NodeList } from '../pagination.js';
const SEEN_ACCOUNTS = 50;
export class Team {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Everybody, with their roles and where these reach. */
    list(options = {}) {
        return new NodeList(options, async (cursor) => (await this.#transport.request(teamMembersQuery, { ...cursor }, options)).teamMembers);
    }
    /** The clients that you may see. */
    clients(options = {}) {
        const { search } = options;
        return new NodeList(options, async (cursor) => (await this.#transport.request(clientsQuery, { ...cursor, search }, options)).clients);
    }
    /** Groups of clients, over which a role can be given as a whole. */
    async groups(options) {
        return (await this.#transport.request(clientGroupsQuery, {}, options)).clientGroups;
    }
    /** What another person would see and may do; it is written into the audit log. */
    async viewAs(userId, options) {
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
    async assignRole(input, options) {
        return this.#transport.mutate(assignRoleMutation, { input }, (data) => data.assignRole, options);
    }
    /** Takes a role away; it counts at once, also in open streams and for programs. */
    async unassignRole(input, options) {
        return this.#transport.mutate(unassignRoleMutation, { input }, (data) => data.unassignRole, options);
    }
    /** `group` is null while the change waits for a second person. */
    async createGroup(input, options) {
        return this.#transport.mutate(createClientGroupMutation, { input }, (data) => data.createClientGroup, options);
    }
    /** Another name or other clients; whoever has a role over the group has it over those. */
    async updateGroup(input, options) {
        return this.#transport.mutate(updateClientGroupMutation, { input }, (data) => data.updateClientGroup, options);
    }
    /** Only a group over which nobody has a role. */
    async deleteGroup(input, options) {
        return this.#transport.mutate(deleteClientGroupMutation, { input }, (data) => data.deleteClientGroup, options);
    }
    /** Ends every session of the person, at once. */
    async suspend(input, options) {
        const payload = await this.#transport.mutate(suspendUserMutation, { input }, (data) => data.suspendUser, options);
        return payload.member;
    }
    /** Lets a suspended person sign in again, with the roles held before. */
    async reactivate(input, options) {
        const payload = await this.#transport.mutate(reactivateUserMutation, { input }, (data) => data.reactivateUser, options);
        return payload.member;
    }
}
//# sourceMappingURL=team.js.map