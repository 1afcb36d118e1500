/** Owners with their positions, deployments and strategy states, as plain JSON. */
import { assertThat, present } from '../domain/assert.js';
import type { JsonValue } from '../domain/json.js';
import type { ParameterValues } from '../strategies/parameters.js';
import type { AccountState } from './account-state.js';
import type { OwnerRef } from './account-view.js';
import { restoreBook, saveBook } from './book-snapshot.js';
import type { SavedBook } from './book-snapshot.js';
import { Deployment } from './deployment.js';
import { startStrategies } from './deployments.js';
import type { DeploymentRef } from './inputs.js';
import { percent } from './mandate-limits.js';
import type { Owner } from './owner.js';

interface SavedDeployment {
  readonly strategy: string;
  readonly strategyVersion: string;
  readonly parameters: ParameterValues;
  readonly symbols: readonly string[];
  readonly capitalSharePct: string;
  readonly status: 'RUNNING' | 'STOPPED' | 'FAILED';
  readonly endReason: string | null;
  readonly closing: boolean;
  readonly states: readonly JsonValue[];
}

export interface SavedOwner {
  readonly ref: OwnerRef;
  readonly legAt: number;
  readonly leg: number;
  readonly books: readonly SavedBook[];
  readonly deployment: SavedDeployment | null;
}

export function saveOwners(state: AccountState): readonly SavedOwner[] {
  return state.owners.map((owner) => ({
    ref: owner.ref,
    legAt: owner.legAt,
    leg: owner.leg,
    books: owner.books.map(saveBook),
    deployment: owner.deployment === null ? null : saveDeployment(owner.deployment),
  }));
}

function saveDeployment(deployment: Deployment): SavedDeployment {
  const { strategy, strategyVersion, parameters, symbols, capitalSharePct } = deployment.terms;
  return {
    strategy,
    strategyVersion,
    parameters,
    symbols,
    capitalSharePct,
    status: deployment.status,
    endReason: deployment.endReason,
    closing: deployment.closing,
    states: deployment.hosts.map((host) => host.save()),
  };
}

export function restoreOwners(state: AccountState, saved: readonly SavedOwner[]): void {
  saved.forEach((item, index) => {
    const owner = index === 0 ? state.manual : state.addOwner(item.ref);
    assertThat(owner.ref === item.ref, 'the first owner of a snapshot is m');
    owner.legAt = item.legAt;
    owner.leg = item.leg;
    owner.books.forEach((book, i) => restoreBook(book, present(item.books[i], 'a position book')));
    if (item.deployment !== null) restoreDeployment(state, owner, item.deployment);
  });
}

function restoreDeployment(state: AccountState, owner: Owner, saved: SavedDeployment): void {
  const { strategy, strategyVersion, parameters, symbols, capitalSharePct } = saved;
  const definition = state.strategies.get(strategy) ?? null;
  const ref = owner.ref as DeploymentRef;
  const sharePct = percent(capitalSharePct);
  const terms = { ref, owner, strategy, strategyVersion, parameters, symbols, capitalSharePct };
  const deployment = new Deployment({ ...terms, sharePct }, definition);
  owner.deployment = deployment;
  deployment.status = saved.status;
  deployment.endReason = saved.endReason;
  deployment.closing = saved.closing;
  if (saved.status !== 'RUNNING') return;
  // A state written by other code must not be read by this one: the account must not start.
  assertThat(
    definition?.version === strategyVersion,
    `deployment ${ref} needs version ${strategyVersion} of ${strategy}`,
  );
  const failure = startStrategies(state, deployment);
  assertThat(failure === null, failure ?? '');
  deployment.hosts.forEach((host, i) => host.load(present(saved.states[i], 'a strategy state')));
}
