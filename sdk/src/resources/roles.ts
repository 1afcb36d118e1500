/** Roles: the built-in ones, and those that the partner makes. */
import type { CallOptions } from '../client-options.js';
import {
  createRoleMutation,
  deleteRoleMutation,
  rolesQuery,
  updateRoleMutation,
} from '../generated/documents.js';
import type { CreateRoleInput, DeleteRoleInput, UpdateRoleInput } from '../generated/inputs.js';
import type { RoleDefinition } from '../generated/models.js';
import type { Transport } from '../transport.js';
import type { MayWait } from './team.js';

export class Roles {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The built-in roles and those that you made, with their permissions. */
  async list(options?: CallOptions): Promise<readonly RoleDefinition[]> {
    return (await this.#transport.request(rolesQuery, {}, options)).roles;
  }

  /** `role` is null while the change waits for a second person. */
  async create(
    input: CreateRoleInput,
    options?: CallOptions,
  ): Promise<MayWait & { readonly role: RoleDefinition | null }> {
    return this.#transport.mutate(
      createRoleMutation,
      { input },
      (data) => data.createRole,
      options,
    );
  }

  /** For everybody who holds it, at once. */
  async update(
    input: UpdateRoleInput,
    options?: CallOptions,
  ): Promise<MayWait & { readonly role: RoleDefinition | null }> {
    return this.#transport.mutate(
      updateRoleMutation,
      { input },
      (data) => data.updateRole,
      options,
    );
  }

  /** Only a role of your own that nobody holds. */
  async delete(input: DeleteRoleInput, options?: CallOptions): Promise<MayWait> {
    return this.#transport.mutate(
      deleteRoleMutation,
      { input },
      (data) => data.deleteRole,
      options,
    );
  }
}
