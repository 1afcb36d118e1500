/** The people of the partner, the groups of clients they work for, and what each would see. */
import type { CallOptions } from '../client-options.js';
import type { Permission, UserStatus } from '../generated/enums.js';
import type { AssignRoleInput, CreateClientGroupInput, DeleteClientGroupInput, ReactivateUserInput, SuspendUserInput, UnassignRoleInput, UpdateClientGroupInput } from '../generated/inputs.js';
import type { Approval, Client, ClientGroup, SeenAccount, TeamMember } from '../generated/models.js';
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
export declare class Team {
    #private;
    constructor(transport: Transport);
    /** Everybody, with their roles and where these reach. */
    list(options?: ListOptions): NodeList<TeamMember>;
    /** The clients that you may see. */
    clients(options?: ClientListOptions): NodeList<Client>;
    /** Groups of clients, over which a role can be given as a whole. */
    groups(options?: CallOptions): Promise<readonly ClientGroup[]>;
    /** What another person would see and may do; it is written into the audit log. */
    viewAs(userId: Id, options?: CallOptions): Promise<SeenAs>;
    /**
     * Gives a person a role over all clients, a group, a client or an account; nobody gives what he does
     * not hold. `member` is null while the change waits for a second person.
     */
    assignRole(input: AssignRoleInput, options?: CallOptions): Promise<MayWait & {
        readonly member: TeamMember | null;
    }>;
    /** Takes a role away; it counts at once, also in open streams and for programs. */
    unassignRole(input: UnassignRoleInput, options?: CallOptions): Promise<MayWait>;
    /** `group` is null while the change waits for a second person. */
    createGroup(input: CreateClientGroupInput, options?: CallOptions): Promise<MayWait & {
        readonly group: ClientGroup | null;
    }>;
    /** Another name or other clients; whoever has a role over the group has it over those. */
    updateGroup(input: UpdateClientGroupInput, options?: CallOptions): Promise<MayWait & {
        readonly group: ClientGroup | null;
    }>;
    /** Only a group over which nobody has a role. */
    deleteGroup(input: DeleteClientGroupInput, options?: CallOptions): Promise<MayWait>;
    /** Ends every session of the person, at once. */
    suspend(input: SuspendUserInput, options?: CallOptions): Promise<TeamMember | null>;
    /** Lets a suspended person sign in again, with the roles held before. */
    reactivate(input: ReactivateUserInput, options?: CallOptions): Promise<TeamMember | null>;
}
//# sourceMappingURL=team.d.ts.map